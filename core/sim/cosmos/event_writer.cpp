// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/event_writer.h"

#include "sim/cosmos/cosmos_words.h"

namespace signalbox::sim {

void EventWriter::setTail(const QByteArray& key, const QByteArray& value)
{
    m_tailKey = key;
    m_tailValue = value;
}

EventWriter& EventWriter::begin(const char* type)
{
    m_to += m_any ? ",{\"type\":\"" : "{\"type\":\"";
    m_to += m_prefix;
    m_to += type;
    m_to += "\",\"attributes\":[";
    m_any = m_first = true;
    return *this;
}

EventWriter& EventWriter::add(const char* key, const QByteArray& value)
{
    attribute(m_prefix + key, value);
    return *this;
}

void EventWriter::attribute(const QByteArray& key, const QByteArray& value)
{
    m_to += m_first ? "{\"key\":\"" : ",{\"key\":\"";
    m_first = false;
    m_to += m_base64 ? key.toBase64() : key;
    m_to += "\",\"value\":";
    if (m_base64 && value.isEmpty()) {
        m_to += "null";
    } else {
        m_to += '"';
        if (m_base64)
            m_to += value.toBase64();
        else
            appendEscaped(m_to, value);
        m_to += '"';
    }
    m_to += ",\"index\":true}";
}

void EventWriter::end()
{
    if (!m_tailKey.isEmpty())
        attribute(m_tailKey, m_tailValue);
    m_to += "]}";
}

}  // namespace signalbox::sim
