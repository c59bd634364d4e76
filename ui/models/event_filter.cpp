// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_filter.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include "models/address_check.h"
#include "models/event_amount.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {

const std::vector<std::pair<EventField, const char*>>& names()
{
    static const std::vector<std::pair<EventField, const char*>> all = {{EventField::Address, "address"},
                                                                        {EventField::From, "from"},
                                                                        {EventField::To, "to"},
                                                                        {EventField::Contract, "contract"},
                                                                        {EventField::Transaction, "transaction"},
                                                                        {EventField::Registry, "registry"},
                                                                        {EventField::EventType, "event"},
                                                                        {EventField::Tag, "tag"},
                                                                        {EventField::Agent, "agent"},
                                                                        {EventField::Blocks, "blocks"},
                                                                        {EventField::Time, "time"}};
    return all;
}

EventFilter::Checked refuse(const QString& why)
{
    return {{}, why};
}

std::pair<QString, QString> bounds(const QString& value, QChar separator)
{
    const qsizetype at = value.indexOf(separator);
    return {value.left(at), value.mid(at + 1)};
}

QDateTime parseTime(const QString& text)
{
    QDateTime at = QDateTime::fromString(text, Qt::ISODate);
    return at.isValid() ? at.toUTC() : at;
}

}  // namespace

std::vector<EventField> EventFilter::fields(EventKind kind)
{
    using enum EventField;
    if (kind == EventKind::Transfers)
        return {Address, From, To, Contract, Transaction, Blocks, Time};
    return {Registry, EventType, Agent, Address, Tag, Transaction, Blocks, Time};
}

QString EventFilter::title(EventField field)
{
    switch (field) {
        case EventField::Address:
            return tr("Address (either side)");
        case EventField::From:
            return tr("From");
        case EventField::To:
            return tr("To");
        case EventField::Contract:
            return tr("Token contract");
        case EventField::Transaction:
            return tr("Transaction");
        case EventField::Registry:
            return tr("Registry");
        case EventField::EventType:
            return tr("Event");
        case EventField::Tag:
            return tr("Tag");
        case EventField::Agent:
            return tr("Agent");
        case EventField::Blocks:
            return tr("Block range");
        case EventField::Time:
            return tr("Time range");
    }
    return {};
}

QString EventFilter::hint(EventField field)
{
    switch (field) {
        case EventField::Address:
        case EventField::From:
        case EventField::To:
        case EventField::Contract:
            return tr("0x and 40 hex digits");
        case EventField::Transaction:
            return tr("0x and 64 hex digits");
        case EventField::Agent:
            return tr("a whole number, 0 or greater");
        case EventField::Tag:
            return tr("exact text");
        case EventField::Blocks:
            return tr("51,000,000-51,429,490, or one end only");
        case EventField::Registry:
        case EventField::EventType:
        case EventField::Time:
            return {};
    }
    return {};
}

QStringList EventFilter::choices(EventField field, const QString& registry)
{
    if (field == EventField::Registry)
        return {u"identity"_s, u"reputation"_s, u"validation"_s};
    if (field != EventField::EventType)
        return {};
    const QStringList identity = {u"Registered"_s, u"MetadataSet"_s, u"URIUpdated"_s,
                                  u"Transfer"_s,   u"Approval"_s,    u"ApprovalForAll"_s};
    const QStringList reputation = {u"NewFeedback"_s, u"FeedbackRevoked"_s, u"ResponseAppended"_s};
    const QStringList validation = {u"ValidationRequest"_s, u"ValidationResponse"_s};
    if (registry == "identity"_L1)
        return identity;
    if (registry == "reputation"_L1)
        return reputation;
    if (registry == "validation"_L1)
        return validation;
    return identity + reputation + validation;
}

namespace {

EventFilter::Checked checkHex(QString text, int digits, const QString& refusal)
{
    if (text.startsWith("0X"_L1))
        text.replace(0, 2, u"0x"_s);
    if (!text.startsWith("0x"_L1))
        text.prepend("0x"_L1);
    static const QRegularExpression hex(u"^0x[0-9a-fA-F]+$"_s);
    if (text.size() != digits + 2 || !hex.match(text).hasMatch())
        return refuse(refusal);
    return {text, {}};
}

EventFilter::Checked checkAddress(const QString& text)
{
    const auto checked = checkHex(text, 40, EventFilter::tr("An address is 0x followed by 40 hexadecimal digits."));
    if (checked.ok() && hasWrongChecksum(checked.value))
        return refuse(EventFilter::tr("The checksum of this address is wrong: a digit was mistyped. Paste it again."));
    return checked;
}

EventFilter::Checked checkBlocks(QString text)
{
    static const QRegularExpression noise(u"[\\s,._'\\x{00a0}\\x{202f}]"_s);
    text.remove(noise);
    text.replace(u'–', u'-').replace(u'…', u'-');
    if (!text.contains(u'-'))
        text = text + u'-' + text;
    const auto [lo, hi] = bounds(text, u'-');
    bool okLo = true;
    bool okHi = true;
    const qint64 first = lo.isEmpty() ? 0 : lo.toLongLong(&okLo);
    const qint64 last = hi.isEmpty() ? std::numeric_limits<qint64>::max() : hi.toLongLong(&okHi);
    if (!okLo || !okHi || hi.contains(u'-') || (lo.isEmpty() && hi.isEmpty()))
        return refuse(EventFilter::tr("Enter a block range as 100-200, 100- or -200."));
    if (first > last)
        return refuse(EventFilter::tr("The first block is above the last one."));
    return {lo + u'-' + hi, {}};
}

constexpr QLatin1String lastWord("last ");  // "last 86400": seconds before the question is asked

EventFilter::Checked checkTime(const QString& text)
{
    if (text.startsWith(lastWord)) {
        const qint64 seconds = text.mid(lastWord.size()).toLongLong();
        return seconds > 0 ? EventFilter::Checked{lastWord + QString::number(seconds), {}}
                           : refuse(EventFilter::tr("The range is empty."));
    }
    const auto [from, to] = bounds(text, u'/');
    const QDateTime first = parseTime(from);
    const QDateTime last = parseTime(to);
    if ((!from.isEmpty() && !first.isValid()) || (!to.isEmpty() && !last.isValid()) || (from.isEmpty() && to.isEmpty()))
        return refuse(EventFilter::tr("Enter times as 2026-09-17T14:00:00Z."));
    if (first.isValid() && last.isValid() && first > last)
        return refuse(EventFilter::tr("The end of the range is before its start."));
    return {EventFilter::timeRange(first, last), {}};
}

}  // namespace

EventFilter::Checked EventFilter::check(EventField field, const QString& given)
{
    const QString text = given.trimmed();
    switch (field) {
        case EventField::Address:
        case EventField::From:
        case EventField::To:
        case EventField::Contract:
            return checkAddress(text);
        case EventField::Transaction:
            return checkHex(text, 64, tr("A transaction hash is 0x followed by 64 hexadecimal digits."));
        case EventField::Registry:
        case EventField::EventType:
            if (!choices(field).contains(text))
                return refuse(tr("Choose a value from the list."));
            return {text, {}};
        case EventField::Tag:
            return text.isEmpty() ? refuse(tr("Enter the tag exactly as it appears in the event.")) : Checked{text, {}};
        case EventField::Agent: {
            QString digits = text;
            digits.remove(QLocale().groupSeparator()).remove(u'#');
            if (!isWholeNumber(digits) || digits.startsWith(u'-') || digits.size() > 78)
                return refuse(tr("An agent ID is a whole number, 0 or greater."));
            while (digits.size() > 1 && digits.startsWith(u'0'))
                digits.remove(0, 1);
            return {digits, {}};
        }
        case EventField::Blocks:
            return checkBlocks(text);
        case EventField::Time:
            return checkTime(text);
    }
    return refuse({});
}

std::optional<EventField> EventFilter::guess(const QString& text, EventKind kind)
{
    using enum EventField;
    if (kind == EventKind::Registry && text.startsWith("0x"_L1))
        kind = EventKind::Transfers;  // half an address is no tag
    for (const EventField field : kind == EventKind::Transfers ? std::vector{Address, Transaction, Blocks}
                                                               : std::vector{Address, Transaction, Blocks, Tag})
        if (check(field, text).ok())
            return field;
    return {};
}

QString EventFilter::timeRange(const QDateTime& from, const QDateTime& to)
{
    const auto iso = [](const QDateTime& at) { return at.isValid() ? at.toUTC().toString(Qt::ISODate) : QString(); };
    return iso(from) + u'/' + iso(to);
}

EventFilter::Checked EventFilter::set(EventField field, const QString& text)
{
    if (text.trimmed().isEmpty()) {
        m_values.remove(field);
        return {};
    }
    Checked checked = check(field, text);
    if (checked.ok())
        m_values.insert(field, checked.value);
    return checked;
}

namespace {

QString chipKey(EventField field)
{
    switch (field) {
        case EventField::Address:
            return EventFilter::tr("address is");
        case EventField::From:
            return EventFilter::tr("from is");
        case EventField::To:
            return EventFilter::tr("to is");
        case EventField::Contract:
            return EventFilter::tr("token is");
        case EventField::Transaction:
            return EventFilter::tr("transaction is");
        case EventField::Registry:
            return EventFilter::tr("registry is");
        case EventField::EventType:
            return EventFilter::tr("event is");
        case EventField::Tag:
            return EventFilter::tr("tag is");
        case EventField::Agent:
            return EventFilter::tr("agent is");
        case EventField::Blocks:
            return EventFilter::tr("block is");
        case EventField::Time:
            return EventFilter::tr("time is");
    }
    return {};
}

QString rangeText(const QString& lo, const QString& hi)
{
    if (lo == hi)
        return lo;
    if (lo.isEmpty())
        return EventFilter::tr("up to %1").arg(hi);
    if (hi.isEmpty())
        return EventFilter::tr("from %1").arg(lo);
    return EventFilter::tr("%1 to %2", "a range of blocks or times").arg(lo, hi);
}

QString timeText(const QString& iso)
{
    const QDateTime at = parseTime(iso);
    return at.isValid() ? shownTime(at).toString(u"yyyy-MM-dd HH:mm"_s) : QString();
}

QString chipValue(EventField field, const QString& value)
{
    switch (field) {
        case EventField::Address:
        case EventField::From:
        case EventField::To:
        case EventField::Contract:
        case EventField::Transaction:
            return shortHex(value);
        case EventField::Blocks: {
            const auto [lo, hi] = bounds(value, u'-');
            return rangeText(groupDigits(lo), groupDigits(hi));
        }
        case EventField::Time: {
            if (value.startsWith(lastWord))
                return EventFilter::tr("in the last %1")
                    .arg(format::shortDuration(value.mid(lastWord.size()).toDouble()));
            const auto [from, to] = bounds(value, u'/');
            return rangeText(timeText(from), timeText(to));
        }
        case EventField::Registry:
        case EventField::EventType:
        case EventField::Tag:
        case EventField::Agent:
            return format::safe(value);
    }
    return {};
}

}  // namespace

std::vector<EventFilter::Chip> EventFilter::chips() const
{
    std::vector<Chip> out;
    for (const EventField field : fields(kind)) {
        const auto it = m_values.constFind(field);
        if (it != m_values.cend())
            out.push_back({field, chipKey(field), chipValue(field, *it), *it});
    }
    return out;
}

EventQuery EventFilter::unfiltered() const
{
    EventQuery query;
    query.kind = kind;
    query.caip2 = caip2;
    return query;
}

EventQuery EventFilter::query() const
{
    EventQuery query = unfiltered();
    const std::vector<EventField> offered = fields(kind);
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
        if (std::find(offered.begin(), offered.end(), it.key()) == offered.end())
            continue;
        switch (it.key()) {
            case EventField::Address:
                query.address = *it;
                break;
            case EventField::From:
                query.from = *it;
                break;
            case EventField::To:
                query.to = *it;
                break;
            case EventField::Contract:
                query.contract = *it;
                break;
            case EventField::Transaction:
                query.transaction = *it;
                break;
            case EventField::Registry:
                query.registry = *it;
                break;
            case EventField::EventType:
                query.eventType = *it;
                break;
            case EventField::Tag:
                query.tag = *it;
                break;
            case EventField::Agent:
                query.agentId = *it;
                break;
            case EventField::Blocks: {
                const auto [lo, hi] = bounds(*it, u'-');
                if (!lo.isEmpty())
                    query.fromBlock = lo.toLongLong();
                if (!hi.isEmpty())
                    query.toBlock = hi.toLongLong();
                break;
            }
            case EventField::Time: {
                if (const qint64 seconds = lastSeconds(); seconds > 0) {
                    query.fromTime = QDateTime::currentDateTimeUtc().addSecs(-seconds);
                    break;
                }
                const auto [from, to] = bounds(*it, u'/');
                query.fromTime = parseTime(from);
                query.toTime = parseTime(to);
                break;
            }
        }
    }
    return query;
}

qint64 EventFilter::lastSeconds() const
{
    const QString time = value(EventField::Time);
    return time.startsWith(lastWord) ? time.mid(lastWord.size()).toLongLong() : 0;
}

QJsonObject EventFilter::toJson() const
{
    QJsonObject json{{u"kind"_s, kind == EventKind::Transfers ? u"transfers"_s : u"registry"_s}, {u"chain"_s, caip2}};
    for (const auto& [field, name] : names())
        if (has(field))
            json.insert(QLatin1String(name), value(field));
    return json;
}

EventFilter EventFilter::fromJson(const QJsonObject& json)
{
    EventFilter filter;
    filter.kind = json.value(u"kind"_s).toString() == "registry"_L1 ? EventKind::Registry : EventKind::Transfers;
    filter.caip2 = json.value(u"chain"_s).toString();
    for (const auto& [field, name] : names())
        filter.set(field, json.value(QLatin1String(name)).toString());
    return filter;
}

}  // namespace signalbox::ui
