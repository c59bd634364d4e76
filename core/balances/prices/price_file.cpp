// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/prices/price_file.h"

#include "balances/prices/price_rows.h"
#include "support/hex.h"

namespace signalbox::balances {

namespace {

constexpr qint64 longestLine = 4096;

std::string timeText(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs).toStdString();
}

/// ISO 8601; without a zone it is UTC.
QDateTime timeOf(const QByteArray& text)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(text).replace(u' ', u'T'), Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time;
}

/// The fields of a record of RFC 4180, trimmed; none if a quote is not closed.
std::optional<QList<QByteArray>> fieldsOf(const QByteArray& line)
{
    QList<QByteArray> fields;
    QByteArray field;
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line.at(i);
        if (quoted && c == '"' && i + 1 < line.size() && line.at(i + 1) == '"')
            field += line.at(++i);
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields << std::exchange(field, {}).trimmed();
        else
            field += c;
    }
    if (quoted)
        return std::nullopt;
    fields << field.trimmed();
    return fields;
}

}  // namespace

PriceFile::PriceFile(QIODevice& source, Chains chains)
    : m_source(source), m_chains(std::move(chains)), m_now(timeText(QDateTime::currentDateTimeUtc()))
{
}

std::optional<PriceFile::Row> PriceFile::wrong(Message message)
{
    m_error = Error::make(
        ErrorKind::Invalid, "BAD_VALUE",
        Message(QT_TRANSLATE_NOOP("Engine", "Line %L1: %2 Nothing was stored.")).arg(m_line).arg(std::move(message)),
        {{u"line"_s, m_line}});
    return std::nullopt;
}

std::optional<QList<QByteArray>> PriceFile::record()
{
    while (!m_source.atEnd()) {
        QByteArray line = m_source.readLine(longestLine + 1);
        ++m_line;
        if (line.size() >= longestLine) {
            wrong(Message(QT_TRANSLATE_NOOP("Engine", "The line is too long.")));
            return std::nullopt;
        }
        if (m_line == 1 && line.startsWith("\xef\xbb\xbf"))
            line.remove(0, 3);
        if (line.trimmed().isEmpty())
            continue;
        auto fields = fieldsOf(line);
        if (!fields)
            wrong(Message(QT_TRANSLATE_NOOP("Engine", "A quotation mark is not closed.")));
        return fields;
    }
    return std::nullopt;
}

bool PriceFile::readHead()
{
    const auto head = record();
    if (m_error)
        return false;
    Columns columns;
    for (const QByteArray& field : head.value_or(QList<QByteArray>())) {
        int* const column = field == "chain"      ? &columns.chain
                            : field == "contract" ? &columns.contract
                            : field == "price"    ? &columns.price
                            : field == "time"     ? &columns.time
                                                  : nullptr;
        if (!column || *column >= 0) {
            columns.chain = -1;
            break;
        }
        *column = columns.count++;
    }
    if (columns.chain < 0 || columns.contract < 0 || columns.price < 0) {
        m_line = std::max<qint64>(m_line, 1);
        wrong(Message(QT_TRANSLATE_NOOP("Engine",
                                        "The file must begin with the names of its columns: chain,contract,price or "
                                        "chain,contract,price,time.")));
        return false;
    }
    m_columns = columns;
    return true;
}

std::optional<PriceFile::Row> PriceFile::next()
{
    if (m_error || (m_columns.count == 0 && !readHead()))
        return std::nullopt;
    const auto fields = record();
    if (!fields)
        return std::nullopt;
    if (fields->size() != m_columns.count)
        return wrong(Message(QT_TRANSLATE_NOOP("Engine", "The line does not have a value for each column.")));
    const QString chain = QString::fromUtf8(fields->at(m_columns.chain));
    const auto known = m_chains.find(chain.toLower());
    if (known == m_chains.end())
        return wrong(Message(QT_TRANSLATE_NOOP("Engine", "This workspace has no EVM chain %1.")).arg(chain.left(80)));
    const QByteArray& contract = fields->at(m_columns.contract);
    const auto address = hex::address(std::string_view(contract.constData(), std::size_t(contract.size())));
    if (!address)
        return wrong(Message(QT_TRANSLATE_NOOP("Engine",
                                               "\"%1\" is not a valid contract address: 0x and 40 hexadecimal digits."))
                         .arg(QString::fromUtf8(contract.left(80))));
    Row row{m_line, known->second, "\\x" + hex::bytes(*address).mid(2).toStdString(),
            fields->at(m_columns.price).toStdString(), m_now};
    if (!isPrice(row.price))
        return wrong(Message(QT_TRANSLATE_NOOP("Engine",
                                               "\"%1\" is not a valid price. Write a number of USD of at "
                                               "least 0, such as 1.25 or 3e-7."))
                         .arg(QString::fromUtf8(fields->at(m_columns.price).left(80))));
    if (m_columns.time < 0)
        return row;
    const QDateTime at = timeOf(fields->at(m_columns.time));
    if (!at.isValid())
        return wrong(
            Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a valid time. Write it as 2026-01-31T12:00:00Z."))
                .arg(QString::fromUtf8(fields->at(m_columns.time).left(80))));
    row.at = timeText(at);
    return row;
}

}  // namespace signalbox::balances
