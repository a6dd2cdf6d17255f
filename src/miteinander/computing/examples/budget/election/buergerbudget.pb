META
key;value
description;Bürgerbudget Musterstadt, erfundenes Beispiel
country;Germany
unit;Musterstadt
instance;2026
num_projects;6
num_votes;12
budget;30000
vote_type;approval
rule;equalshares
PROJECTS
project_id;name;cost;votes
1;Trinkbrunnen am Marktplatz;9000;6
2;Bänke im Stadtgarten;6000;7
3;Fahrradwerkstatt der Schulen;12000;5
4;Schattenbäume am Südring;15000;5
5;Spielgeräte für alle;10000;6
6;Bücherschrank im Bahnhof;3000;4
VOTES
voter_id;vote
1;1,2,6
2;1,2
3;1,2,5
4;1,2,5
5;1,2,6
6;1,5
7;3,4
8;3,4
9;3,4,2
10;3,4,5
11;3,5,6
12;2,4,5,6
