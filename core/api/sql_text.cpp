// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/sql_text.h"
#include "signalbox/literals.h"

#include <algorithm>

namespace signalbox::sql {

namespace {

bool startsWord(QChar c)
{
    return c.isLetter() || c == u'_' || c.unicode() > 0x7f;
}
bool inWord(QChar c)
{
    return startsWord(c) || c.isDigit() || c == u'$';
}

/// Continues inside a comment; returns where it ends, or the end of the text.
qsizetype throughComment(QStringView text, qsizetype at, Open& open)
{
    while (at < text.size()) {
        const QStringView two = text.mid(at, 2);
        if (two == u"/*") {
            ++open.depth;
            at += 2;
        } else if (two == u"*/") {
            at += 2;
            if (--open.depth <= 0) {
                open = {};
                return at;
            }
        } else {
            ++at;
        }
    }
    return at;
}

qsizetype throughQuotes(QStringView text, qsizetype at, Open& open)
{
    if (!open.dollar.isEmpty()) {
        const qsizetype end = text.indexOf(open.dollar, at);
        if (end < 0)
            return text.size();
        at = end + open.dollar.size();
        open = {};
        return at;
    }
    const QChar mark = open.token == Token::Quoted ? u'"' : u'\'';
    while (at < text.size()) {
        const QChar c = text.at(at++);
        if (open.escapes && c == u'\\') {
            ++at;
        } else if (c == mark) {
            if (at < text.size() && text.at(at) == mark) {
                ++at;
            } else {
                open = {};
                return at;
            }
        }
    }
    return std::min(at, text.size());
}

/// $$ or $tag$ at this position; empty if none.
QString dollarTag(QStringView text, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < text.size() && text.at(end) != u'$' && inWord(text.at(end)) &&
           !(end == at + 1 && text.at(end).isDigit()))
        ++end;
    return end < text.size() && text.at(end) == u'$' ? text.mid(at, end - at + 1).toString() : QString();
}

qsizetype throughNumber(QStringView text, qsizetype at)
{
    bool exponent = false;
    while (at < text.size()) {
        const QChar c = text.at(at);
        if (c.toLower() == u'e' && !exponent) {
            exponent = true;
            if (at + 1 < text.size() && (text.at(at + 1) == u'-' || text.at(at + 1) == u'+'))
                ++at;
        } else if (!c.isDigit() && c != u'.') {
            break;
        }
        ++at;
    }
    return at;
}

}  // namespace

std::vector<Piece> pieces(QStringView text, Open* carried)
{
    std::vector<Piece> all;
    Open open = carried ? *carried : Open();
    qsizetype at = 0;
    const auto add = [&](Token token, qsizetype from, qsizetype to) {
        if (to > from)
            all.push_back({token, from, to - from});
        at = to;
    };
    while (at < text.size()) {
        const qsizetype from = at;
        if (open.token == Token::Comment) {
            add(Token::Comment, from, throughComment(text, at, open));
            continue;
        }
        if (open.token != Token::Space) {
            const Token token = open.token;
            add(token, from, throughQuotes(text, at, open));
            continue;
        }
        const QChar c = text.at(at);
        const QStringView two = text.mid(at, 2);
        if (c.isSpace()) {
            while (at < text.size() && text.at(at).isSpace())
                ++at;
            add(Token::Space, from, at);
        } else if (two == u"--") {
            const qsizetype end = text.indexOf(u'\n', at);
            add(Token::Comment, from, end < 0 ? text.size() : end);
        } else if (two == u"/*") {
            open = {Token::Comment, 1, false, {}};
            add(Token::Comment, from, throughComment(text, at + 2, open));
        } else if (c == u'\'' || c == u'"') {
            open = {c == u'"' ? Token::Quoted : Token::Text, 0, false, {}};
            const Token token = open.token;
            add(token, from, throughQuotes(text, at + 1, open));
        } else if (c == u'$' && !dollarTag(text, at).isEmpty()) {
            open = {Token::Text, 0, false, dollarTag(text, at)};
            add(Token::Text, from, throughQuotes(text, at + open.dollar.size(), open));
        } else if (startsWord(c)) {
            while (at < text.size() && inWord(text.at(at)))
                ++at;
            const bool prefix = at - from == 1 && at < text.size() && text.at(at) == u'\'' && u"eEbBxXnN"_s.contains(c);
            if (prefix) {
                open = {Token::Text, 0, c.toLower() == u'e', {}};
                add(Token::Text, from, throughQuotes(text, at + 1, open));
            } else {
                add(Token::Word, from, at);
            }
        } else if (c.isDigit() || (c == u'.' && at + 1 < text.size() && text.at(at + 1).isDigit())) {
            add(Token::Number, from, throughNumber(text, at));
        } else {
            add(c == u';' ? Token::End : Token::Sign, from, at + 1);
        }
    }
    if (carried)
        *carried = open;
    return all;
}

std::vector<Statement> statements(QStringView text)
{
    std::vector<Statement> all;
    Statement now;
    bool begun = false, real = false;
    const auto finish = [&] {
        if (real)
            all.push_back(now);
        now = {};
        begun = real = false;
    };
    for (const Piece& piece : pieces(text)) {
        if (piece.token == Token::End) {
            finish();
            continue;
        }
        if (piece.token == Token::Space)
            continue;
        if (!begun) {
            now.at = piece.at;
            begun = true;
        }
        if (piece.token != Token::Comment) {
            now.length = piece.at + piece.length - now.at;
            real = true;
            if (piece.token == Token::Word && now.first.isEmpty())
                now.first = text.mid(piece.at, piece.length).toString().toUpper();
        }
    }
    finish();
    return all;
}

int statementAt(const std::vector<Statement>& all, qsizetype position)
{
    int found = all.empty() ? -1 : 0;
    for (size_t i = 0; i < all.size(); ++i)
        if (all[i].at <= position)
            found = int(i);
    return found;
}

const QStringList& keywords()
{
    static const QStringList all = [] {
        QStringList words =
            u"ALL ANALYZE AND ANY ARRAY AS ASC AT BETWEEN BIGINT BOOLEAN BY BYTEA CASE CAST COALESCE COLLATE COUNT "
            "CROSS CURRENT CURRENT_DATE CURRENT_TIMESTAMP DATE DENSE_RANK DESC DISTINCT ELSE END EXCEPT EXISTS "
            "EXPLAIN EXTRACT FALSE FETCH FILTER FIRST FOLLOWING FROM FULL GREATEST GROUP HAVING ILIKE IN INNER INT "
            "INTEGER INTERSECT INTERVAL INTO IS JOIN JSONB LAG LAST LATERAL LEAD LEAST LEFT LIKE LIMIT "
            "MATERIALIZED "
            "MAX MIN NATURAL NOT NOW NULL NULLIF NULLS NUMERIC OFFSET ON ONLY OR ORDER ORDINALITY OUTER OVER "
            "PARTITION PRECEDING RANGE RANK RECURSIVE RIGHT ROW ROWS ROW_NUMBER SELECT SHOW SIMILAR SOME SUM TABLE "
            "TABLESAMPLE TEXT THEN TIME TIMESTAMP TIMESTAMPTZ TO TRUE UNBOUNDED UNION UNNEST USING VALUES WHEN "
            "WHERE WINDOW WITH WITHIN ZONE AVG"_s.split(u' ');
        words.sort();
        return words;
    }();
    return all;
}

bool isKeyword(QStringView word)
{
    return std::binary_search(keywords().begin(), keywords().end(), word.toString().toUpper());
}

bool onlyReads(const QString& firstWord)
{
    static const QStringList reading = u"SELECT WITH VALUES TABLE EXPLAIN SHOW"_s.split(u' ');
    return reading.contains(firstWord);
}

QString quotedName(const QString& name)
{
    bool plain = !name.isEmpty() && !name.at(0).isDigit() && !isKeyword(name);
    for (const QChar c : name)
        plain = plain && ((c >= u'a' && c <= u'z') || c.isDigit() || c == u'_');
    return plain ? name : u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

}  // namespace signalbox::sql
