// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

#include "signalbox/sql_text.h"

namespace signalbox::ui {

/// Keywords, texts, numbers and comments of SQL in the colors of the theme.
class SqlHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit SqlHighlighter(QTextDocument* document);

protected:
    void highlightBlock(const QString& text) override;

private:
    int stateOf(const sql::Open& open);
    std::vector<sql::Open> m_states;  ///< meaning of a block's state number
};

}  // namespace signalbox::ui
