// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>
#include <vector>

/// SQL as text, cut the way PostgreSQL cuts it: for colouring, for finding the statement under the cursor, for refusing
/// what does not read. Positions and lengths are UTF-16 units of the text.
namespace signalbox::sql {

enum class Token { Space, Comment, Word, Quoted, Text, Number, Sign, End };  ///< End: a semicolon

struct Piece {
    Token token = Token::Space;
    qsizetype at = 0, length = 0;
};

/// What is still open where a text ends: the next line goes on inside it.
struct Open {
    Token token = Token::Space;  ///< Comment, Text or Quoted; Space: nothing is open
    int depth = 0;               ///< of comments in comments
    bool escapes = false;        ///< E'…'
    QString dollar;              ///< $tag$ of a dollar-quoted text
    bool operator==(const Open&) const = default;
};

std::vector<Piece> pieces(QStringView text, Open* open = nullptr);  ///< `open`: goes in as before, comes out as after

struct Statement {
    qsizetype at = 0, length = 0;  ///< from its first to its last sign, comments before it included
    QString first;                 ///< first word, upper case; empty: none
};

std::vector<Statement> statements(QStringView text);
/// The one that holds `position`, or the one before it; −1: none.
int statementAt(const std::vector<Statement>& all, qsizetype position);

const QStringList& keywords();  ///< upper case, sorted: for colouring and completion
bool isKeyword(QStringView word);
bool onlyReads(const QString& firstWord);  ///< SELECT, WITH, VALUES, TABLE, EXPLAIN, SHOW
QString quotedName(const QString& name);   ///< with quotation marks where they are needed

}  // namespace signalbox::sql
