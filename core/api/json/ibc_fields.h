// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/json_fields.h"
#include "signalbox/ibc_values.h"

/// Fields of what several values of IBC carry. They are only written.
namespace signalbox {

template <class V, json::Is<IbcEnd> T>
void fields(V& v, T& end)
{
    v.always("chainId", end.chainId);
    v.known("chain", end.chain);
    v.known("caip2", end.caip2);
    v.known("port", end.port);
    v.known("channel", end.channel);
}

template <class V, json::Is<PacketKey> T>
void fields(V& v, T& key)
{
    v.derived("key", key.text());
    v.always("chainId", key.chainId);
    v.always("port", key.port);
    v.always("channel", key.channel);
    v.always("sequence", key.sequence);
    if (key.version != 1)
        v.always("version", key.version);
}

namespace json {

/// Omitted if empty.
template <class V>
void sentence(V& v, const char* key, const Message& value)
{
    if (!value.isEmpty())
        v.english(key, value);
}

template <class V>
void sentences(V& v, const char* key, const std::vector<Message>& values)
{
    QStringList texts;
    for (const Message& value : values)
        texts << value.english();
    v.derived(key, texts);
}

}  // namespace json

}  // namespace signalbox
