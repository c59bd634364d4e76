// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPainter>
#include <QRectF>
#include <QString>

#include "theme/fonts.h"

namespace signalbox::ui {

/// A line icon of resources/icons (":/resources/icons/<name>.svg"), tinted when it is painted: it follows the theme and
/// the mode (disabled at 70 %, text on a primary button is white). An unknown name is an empty icon and a warning in
/// the log.
QIcon icon(const QString& name);
QIcon icon(const QString& name, Ink ink);
void paintIcon(QPainter& painter, const QRectF& box, const QString& name, const QColor& color);
QPixmap logo(int size);  ///< the house on its blue field, size in logical pixels

}  // namespace signalbox::ui
