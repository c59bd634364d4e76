// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>
#include <vector>

/// Splits SQL text in the same way as PostgreSQL: for highlighting, for finding the statement at the cursor, and for
/// refusing statements that do not read. Positions and lengths are in UTF-16 units of the text.
namespace signalbox::sql {

enum class Token { Space, Comment, Word, Quoted, Text, Number, Sign, End };  ///< End: a semicolon

struct Piece {
    Token token = Token::Space;
    qsizetype at = 0, length = 0;
};

/// The state at the end of a text that continues on the next line.
struct Open {
    Token token = Token::Space;  ///< Comment, Text or Quoted; Space if nothing is open
    int depth = 0;               ///< nesting depth of comments
    bool escapes = false;        ///< E'…'
    QString dollar;              ///< $tag$ of a dollar-quoted text
    bool operator==(const Open&) const = default;
};

std::vector<Piece> pieces(QStringView text,
                          Open* open = nullptr);  ///< `open`: the state before the text, replaced by the state after it

struct Statement {
    qsizetype at = 0, length = 0;  ///< from its first to its last token, including comments before it
    QString first;                 ///< first word, upper case; empty if none
};

std::vector<Statement> statements(QStringView text);
/// The statement that contains `position`, or the one before it; −1 if none.
int statementAt(const std::vector<Statement>& all, qsizetype position);

const QStringList& keywords();  ///< upper case, sorted: for highlighting and completion
bool isKeyword(QStringView word);
bool onlyReads(const QString& firstWord);  ///< SELECT, WITH, VALUES, TABLE, EXPLAIN, SHOW
QString quotedName(const QString& name);   ///< quoted if necessary

}  // namespace signalbox::sql
