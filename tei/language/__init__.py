"""Knowledge of languages and scripts: sentences, numbers, dates, which script a text is in."""
