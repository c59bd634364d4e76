// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QString>

namespace signalbox::gallery {

/// The window with the sheets over it, as displayed.
QPixmap shot(QWidget* window);

/// Every screen, sheet and page in both themes, the given languages and two sizes, as
/// <folder>/<language>/<theme>-<size>/<name>.png. False if a picture could not be written.
bool drawAlbum(const QString& folder, const QStringList& languages, const QStringList& themes, const QStringList& sizes,
               const QString& only);

}  // namespace signalbox::gallery
