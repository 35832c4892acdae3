display.main.start();
