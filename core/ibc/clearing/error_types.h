// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/error.h"

namespace signalbox::ibc {

/// The types of ibc.clearing_errors: the codes of the document.
QString errorType(const Error& error);
QString errorTypeOfVerdict(const QString& verdict);

}  // namespace signalbox::ibc
