#include "postgres/session.h"  // ui/ may include core/api only: this line must fail
