"""Reading what is stored: whose rows, the record of processing, what is due, the register of acts."""
