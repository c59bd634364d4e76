// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/wire.h"

namespace signalbox::canopy {

namespace {

template <class Bytes>
Bytes exactly(WireReader& reader)
{
    Bytes value{};
    const std::string_view bytes = reader.view();
    if (bytes.size() == value.size())
        std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(value.data()));
    else
        reader.fail();
    return value;
}

}  // namespace

Bytes20 WireReader::address()
{
    return exactly<Bytes20>(*this);
}

Bytes32 WireReader::hash()
{
    return exactly<Bytes32>(*this);
}

void WireReader::numbers(std::vector<quint64>& into)
{
    if (!isBytes()) {
        into.push_back(number());
        return;
    }
    ProtoReader packed(view());
    quint64 value = 0;
    while (packed.packedNumber(value))
        into.push_back(value);
    if (!packed.ok())
        fail();
}

}  // namespace signalbox::canopy
