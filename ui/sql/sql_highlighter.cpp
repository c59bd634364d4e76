// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_highlighter.h"

#include <algorithm>

#include "theme/theme.h"

namespace signalbox::ui {

SqlHighlighter::SqlHighlighter(QTextDocument* document) : QSyntaxHighlighter(document), m_states{sql::Open()}
{
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &QSyntaxHighlighter::rehighlight);
}

int SqlHighlighter::stateOf(const sql::Open& open)
{
    const auto known = std::find(m_states.begin(), m_states.end(), open);
    if (known != m_states.end())
        return int(known - m_states.begin());
    m_states.push_back(open);
    return int(m_states.size()) - 1;
}

void SqlHighlighter::highlightBlock(const QString& text)
{
    const Theme& t = Theme::current();
    const int before = previousBlockState();
    sql::Open open = before > 0 && before < int(m_states.size()) ? m_states[size_t(before)] : sql::Open();
    for (const sql::Piece& piece : sql::pieces(text, &open)) {
        QTextCharFormat format;
        switch (piece.token) {
            case sql::Token::Word:
                if (!sql::isKeyword(QStringView(text).mid(piece.at, piece.length)))
                    continue;
                format.setForeground(t.link);
                format.setFontWeight(QFont::DemiBold);
                break;
            case sql::Token::Text:
                format.setForeground(t.ok.ink);
                break;
            case sql::Token::Number:
                format.setForeground(t.warn.ink);
                break;
            case sql::Token::Comment:
                format.setForeground(t.muted);
                format.setFontItalic(true);
                break;
            case sql::Token::Space:
            case sql::Token::Quoted:
            case sql::Token::Sign:
            case sql::Token::End:
                continue;
        }
        setFormat(int(piece.at), int(piece.length), format);
    }
    setCurrentBlockState(stateOf(open));
}

}  // namespace signalbox::ui
