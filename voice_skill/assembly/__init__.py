"""Where real parts are put together: the only room that builds engines, and prints nothing."""
