"""Knowledge of languages and scripts: sentences, numbers, dates, names, the script of a text."""
