// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTextDocument>

namespace signalbox::ui {

/// Text for setToolTip() shown verbatim: text that looks like rich text would be rendered, including pictures of
/// local files included.
inline QString plainTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? text.toHtmlEscaped() : text;
}

}  // namespace signalbox::ui
