"""Knowledge of languages and scripts: sentences, dates, which script a text is in."""
