var display = {};
