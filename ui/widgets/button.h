// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QToolButton>

#include "theme/style.h"

namespace signalbox::ui {

/// Makers of the buttons of the spec sheet. The accessible name is the text; icon buttons get `name` as name and tip.
QPushButton* makeButton(const QString& text, ButtonKind kind = ButtonKind::Normal, const QString& iconName = {},
                        ControlSize size = ControlSize::Normal, QWidget* parent = nullptr);
QToolButton* makeIconButton(const QString& iconName, const QString& name, ControlSize size = ControlSize::Card,
                            ButtonKind kind = ButtonKind::Quiet, QWidget* parent = nullptr);
/// A checkable button drawn as "toggle on" while it is checked.
QPushButton* makeToggle(const QString& text, const QString& iconName, ControlSize size = ControlSize::Normal,
                        QWidget* parent = nullptr);

}  // namespace signalbox::ui
