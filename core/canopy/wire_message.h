// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/json_text.h"
#include "canopy/wire.h"

namespace signalbox::canopy {

/// A parsed protobuf message, for writing its fields in another order. Its source bytes must outlive it.
class WireMessage {
public:
    struct Value {
        int field = 0;
        quint64 number = 0;
        std::string_view view;
    };
    explicit WireMessage(std::string_view message);

    bool ok() const { return m_ok; }
    bool has(int field) const { return find(field) != nullptr; }
    quint64 number(int field) const;  ///< the last occurrence, as protobuf requires
    std::string_view view(int field) const;
    std::vector<std::string_view> all(int field) const;
    std::vector<quint64> numbers(int field) const;

private:
    const Value* find(int field) const;
    std::vector<Value> m_values;
    bool m_ok = true;
};

/// The node's JSON of these; false if malformed.
bool writeCertificate(JsonText& to, std::string_view certificate);
bool writeTransaction(JsonText& to, std::string_view transaction);
bool writeEvent(JsonText& to, std::string_view event);

}  // namespace signalbox::canopy
