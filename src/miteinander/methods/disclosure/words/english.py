"""Disclosure control in English; counted words have forms for one and for many."""

COUNTED: dict[str, tuple[str, str]] = {
    "cells": ("{n} cell", "{n} cells"),
    "persons": ("{n} person", "{n} persons"),
    "groups": ("{n} group", "{n} groups"),
    "can": ("{n} can", "{n} can"),
    "could": ("{n} could", "{n} could"),
    "stand": ("{n} person stands", "{n} persons stand"),
    "are": ("{n} person is", "{n} persons are"),
    "others": (" and {n} more cell", " and {n} more cells"),
    "must": ("{n} must", "{n} must"),
    "remain": ("{n} group remains", "{n} groups remain"),
    "rows": ("{n} row", "{n} rows"),
}

SENTENCES: dict[str, str] = {
    "and": " and ",
    "range": "{low} to {high}",
    "open": "{low} or more",
    "exactly": "exactly {low}",
    "suppressed": "Table {columns}: {cells} with all sums, {hidden} of them hidden: {primary} by the rules, "
    "{secondary} only to protect others.",
    "nothing_hidden": "Table {columns}: {cells} with all sums. Nothing had to be hidden.",
    "fewest": "Fewer is not possible: every safe table hides at least so many cells by these rules.",
    "not_fewest": "The search was ended early. The table is safe, but may hide more than necessary; at least {must} "
    "be hidden in any case.",
    "rounded": "Table {columns}: {cells} with all sums, rounded to multiples of {base}. All sums add up, every number "
    "is less than {reach} away from the true one.",
    "nearest": "Nearer is not possible: no such rounding changes the numbers less in total.",
    "not_nearest": "The search was ended early; there may be a rounding that changes less.",
    "withstood": "Attack: {cells} tried, none can be worked out. The narrowest can still vary by {narrowest}.",
    "withstood_open": "Attack: {cells} tried, none can be worked out; none has an upper bound.",
    "nothing_asked": "Attack: nothing is hidden that could be worked out.",
    "broken": "Attack: of {cells}, {can} be worked out exactly. The table must not be published like this.",
    "found": "{cell} can be worked out: {value}.",
    "assumed_sums": "Assumed: an attacker knows all visible numbers, that the sums add up and that nobody is counted "
    "by half.",
    "assumed_zeros": "Assumed: an attacker knows all visible numbers, that the sums add up, that nobody is counted by "
    "half and that zeros are shown, so that a hidden cell is not 0.",
    "assumed_reasons": "Assumed: an attacker knows all visible numbers, that the sums add up, that nobody is counted "
    "by half, and which cells are hidden because fewer than {k} were counted there.",
    "assumed_rounding": "Assumed: an attacker knows all rounded numbers, how far each is off at most, that the true "
    "sums add up and that nobody is counted by half. Tried are the cells with fewer than {k} persons.",
    "primary_only": "Had only the cells been hidden that the rules name ({hidden}), {could} be worked out from the "
    "sums.",
    "reasons_break": "Do not publish why a cell is hidden: who knows that can work out {cells}.",
    "reasons_hold": "Even who knows why each cell is hidden cannot work out any.",
    "why_small": "{cell}: hidden because fewer than {k} persons are counted here. Visible from outside: {range}.",
    "why_zero": "{cell}: hidden because nobody is counted here. Visible from outside: {range}.",
    "why_dominance": "{cell}: hidden because almost all persons counted come from one single part. Visible from "
    "outside: {range}.",
    "why_secondary": "{cell}: hidden as protection. If it were shown, {protected}{others} could be worked out too "
    "closely.",
    "why_secondary_many": "{cell}: hidden as protection. If it were shown, {protected}{others} could be worked out too "
    "closely.",
    "why_together": "{cell}: hidden to protect the small cells together with others.",
    "persons": "{persons} with {columns}: {groups} of equal answers, the smallest of {smallest}.",
    "holds": "Every group has at least {k} persons: the data are {k}-anonymous.",
    "fails": "In groups below {k}: {stand}; unique and so recognisable: {are}.",
    "cause": "Already {columns}: in groups below {k} {stand}, unique {are}.",
    "without": "Without {column} {stand} in groups below {k}.",
    "rare": "Rare: {values} ({persons}).",
    "diverse": "{column}: every group has at least {fewest} different answers.",
    "not_diverse": "{column}: in groups with fewer than {needed} different answers {stand}; who knows the group knows "
    "the answer there.",
    "repair": "Remedy: {steps}. Then {remain}; {loss} % of the information is lost.",
    "repair_left": "Remedy: {steps}, and do not publish {rows}. Then {remain}; {loss} % of the information is lost.",
    "no_repair": "No coarsening of single columns helps: there are too few persons.",
    "step_band": "{column} in steps of {size}",
    "step_other": "in {column} values with fewer than {size} persons become “other”",
    "step_merge": "in {column} put {size} neighbouring values together each",
    "step_drop": "leave out {column}",
    "step_none": "leave all columns as they are",
}
