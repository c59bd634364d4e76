// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <vector>

#include "signalbox/queries.h"

namespace signalbox::ui {

enum class EventField { Address, From, To, Contract, Transaction, Registry, EventType, Tag, Agent, Blocks, Time };

/// What the operator asked for: kind, chain and one value per field. Values are kept as the text that was accepted;
/// query() turns them into the engine's question. Plain value; tested as text.
class EventFilter {
    Q_DECLARE_TR_FUNCTIONS(EventFilter)
public:
    struct Chip {
        EventField field = EventField::Address;
        QString key;    ///< "registry is"
        QString value;  ///< "reputation"
        QString full;   ///< full value for the tool tip
    };
    /// A cleaned value, or why it is refused (a sentence for the operator).
    struct Checked {
        QString value;
        QString refusal;
        bool ok() const { return refusal.isEmpty(); }
    };

    EventKind kind = EventKind::Transfers;
    QString caip2;  ///< empty: every chain (registry events only)

    static std::vector<EventField> fields(EventKind kind);  ///< in menu order
    static QString title(EventField field);
    static QString hint(EventField field);                                       ///< an example for the empty editor
    static QStringList choices(EventField field, const QString& registry = {});  ///< closed list, or empty
    static Checked check(EventField field, const QString& text);
    static std::optional<EventField> guess(const QString& text,
                                           EventKind kind);  ///< recognized by its form: address, transaction, block
    static QString timeRange(const QDateTime& from, const QDateTime& to);  ///< the text of a Time value

    QString value(EventField field) const { return m_values.value(field); }
    bool has(EventField field) const { return m_values.contains(field); }
    Checked set(EventField field, const QString& text);  ///< stored only when accepted; empty text removes
    void remove(EventField field) { m_values.remove(field); }
    void clear() { m_values.clear(); }
    bool isEmpty() const { return m_values.isEmpty(); }

    std::vector<Chip> chips() const;
    EventQuery query() const;
    qint64 lastSeconds() const;     ///< seconds of a Time value "last 86400"; 0: other or none
    EventQuery unfiltered() const;  ///< same kind and chain, no filter: what "of 45,210" counts

    QJsonObject toJson() const;
    static EventFilter fromJson(const QJsonObject& json);  ///< refused values are left out
    bool operator==(const EventFilter&) const = default;

private:
    QMap<EventField, QString> m_values;
};

}  // namespace signalbox::ui
