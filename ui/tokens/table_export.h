// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QPushButton;

namespace signalbox::ui {

class DataTable;

/// "Export" in the head of a table: its listed rows with all columns as CSV or JSON. `name`: of the file, without its
/// ending.
QPushButton* addExport(DataTable* table, std::function<QString()> name);

QByteArray exportedRows(const DataTable& table, bool json);

}  // namespace signalbox::ui
