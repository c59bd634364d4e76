// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::ibc {

/// Fills the tables of the paid flow from {"clearing_operations": [row, …], "payment_transactions": […], "refunds":
/// […], "clearing_errors": […], "user_statistics": […]}, each row an object with the columns of the document. Rows that
/// exist already are left alone. Without `store` nothing is kept. Returns the rows that are new. BAD_FILE.
Expected<qint64> importClearing(store::Session& session, const QByteArray& json, bool store);

}  // namespace signalbox::ibc
