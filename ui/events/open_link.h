// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace signalbox::ui {

/// True for https addresses with a host and without a user name: the only ones that are ever opened.
bool isOpenable(const QString& url);

/// Asks for confirmation with the full URL, then opens it in the browser. Refuses other than https URLs.
void askToOpen(const QString& url, QWidget* parent);

}  // namespace signalbox::ui
