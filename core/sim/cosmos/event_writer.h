// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace signalbox::sim {

/// Appends events as a CometBFT node writes them. One list of events each.
class EventWriter {
public:
    /// `base64`: keys and values, as 0.34 writes them; an empty value is null then.
    EventWriter(QByteArray& to, bool base64) : m_to(to), m_base64(base64) {}

    /// An attribute at the end of each event: msg_index or mode. An empty key ends it.
    void setTail(const QByteArray& key, const QByteArray& value);
    void setPrefix(const QByteArray& prefix) { m_prefix = prefix; }  ///< of types and keys: ibccallbackerror-

    EventWriter& begin(const char* type);
    EventWriter& add(const char* key, const QByteArray& value);
    void end();

private:
    void attribute(const QByteArray& key, const QByteArray& value);

    QByteArray& m_to;
    bool m_base64, m_any = false, m_first = true;
    QByteArray m_tailKey, m_tailValue, m_prefix;
};

}  // namespace signalbox::sim
