// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_words.h"

#include <algorithm>

#include "signalbox/sql_text.h"

namespace signalbox::ui {

namespace {

bool inName(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// Tokens of a statement, without white space and comments.
QStringList wordsOf(const QString& statement)
{
    QStringList words;
    for (const sql::Piece& piece : sql::pieces(statement)) {
        if (piece.token == sql::Token::Space || piece.token == sql::Token::Comment)
            continue;
        QString word = statement.mid(piece.at, piece.length);
        if (piece.token == sql::Token::Quoted)
            word = word.mid(1, word.size() - 2);
        words << word;
    }
    return words;
}

}  // namespace

void SqlWords::setTables(std::vector<SqlTable> tables)
{
    m_tables = std::move(tables);
    m_schemas.clear();
    for (const SqlTable& table : m_tables)
        if (m_schemas.isEmpty() || m_schemas.last() != table.schema)
            m_schemas << table.schema;
}

const SqlTable* SqlWords::find(const QString& schema, const QString& name) const
{
    for (const SqlTable& table : m_tables)
        if (table.name == name && (schema.isEmpty() || table.schema == schema))
            return &table;
    return nullptr;
}

SqlWords::Place SqlWords::placeAt(const QString& text, qsizetype position)
{
    Place place;
    place.from = std::clamp<qsizetype>(position, 0, text.size());
    while (place.from > 0 && inName(text.at(place.from - 1)))
        --place.from;
    place.word = text.mid(place.from, position - place.from);
    if (place.from > 0 && text.at(place.from - 1) == u'.') {
        qsizetype begin = place.from - 1;
        while (begin > 0 && inName(text.at(begin - 1)))
            --begin;
        place.before = text.mid(begin, place.from - 1 - begin);
    }
    return place;
}

/// Tables that the statement names, by name or schema and name.
std::vector<const SqlTable*> SqlWords::named(const QString& statement) const
{
    const QStringList words = wordsOf(statement);
    std::vector<const SqlTable*> found;
    for (qsizetype i = 0; i + 2 < words.size(); ++i)
        if (words.at(i + 1) == u"." && m_schemas.contains(words.at(i)))
            if (const SqlTable* table = find(words.at(i), words.at(i + 2)))
                found.push_back(table);
    return found;
}

QStringList SqlWords::offers(const Place& place, const QString& statement) const
{
    QStringList all;
    const auto add = [&](const QString& name) {
        if (name.startsWith(place.word, Qt::CaseInsensitive) && name.compare(place.word, Qt::CaseInsensitive) != 0 &&
            !all.contains(name))
            all << name;
    };
    if (!place.before.isEmpty()) {
        if (m_schemas.contains(place.before)) {
            for (const SqlTable& table : m_tables)
                if (table.schema == place.before)
                    add(sql::quotedName(table.name));
            return all;
        }
        // a table, or its other name: schema.table [AS] name
        const QStringList words = wordsOf(statement);
        for (qsizetype i = 0; i + 2 < words.size(); ++i) {
            const SqlTable* table = words.at(i + 1) == u"." ? find(words.at(i), words.at(i + 2)) : nullptr;
            if (!table)
                continue;
            const bool as = words.value(i + 3).compare(u"as"_qs, Qt::CaseInsensitive) == 0;
            if (place.before == table->name || words.value(as ? i + 4 : i + 3) == place.before)
                for (const SqlColumn& column : table->columns)
                    add(sql::quotedName(column.name));
        }
        return all;
    }
    if (place.word.size() < 2)
        return all;
    for (const SqlTable* table : named(statement))
        for (const SqlColumn& column : table->columns)
            add(sql::quotedName(column.name));
    for (const QString& schema : m_schemas)
        add(sql::quotedName(schema));
    for (const QString& keyword : sql::keywords())
        add(keyword);
    for (const SqlTable& table : m_tables) {
        if (all.size() > 60)
            break;
        if (table.name.startsWith(place.word, Qt::CaseInsensitive))
            all << sql::quotedName(table.schema) + u'.' + sql::quotedName(table.name);
    }
    return all;
}

}  // namespace signalbox::ui
