// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>
#include <initializer_list>

namespace signalbox::ui {

/// Creates the column of a first-run form: a comfortable line width, slightly above the middle. Returns the layout for
/// the form's widgets.
QVBoxLayout* makeFormColumn(QWidget* form);

/// Creates the right-aligned row of buttons at the foot of a form; the last one is the step forward.
QHBoxLayout* makeFormButtons(std::initializer_list<QWidget*> buttons);

}  // namespace signalbox::ui
