#include "shell/main_window.h"  // core/ knows no window: this line must fail
