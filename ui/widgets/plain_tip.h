// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTextDocument>

namespace signalbox::ui {

/// A text for setToolTip() that is shown as it is: a tip that looks like rich text would be drawn as such, pictures of
/// local files included.
inline QString plainTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? text.toHtmlEscaped() : text;
}

}  // namespace signalbox::ui
