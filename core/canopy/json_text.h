// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace signalbox::canopy {

/// Writes compact JSON, value by value; commas and colons are added automatically.
class JsonText {
public:
    JsonText& open(char bracket);  ///< { or [
    JsonText& close(char bracket);
    JsonText& key(std::string_view name);
    JsonText& number(unsigned long long value);
    JsonText& flag(bool value);
    JsonText& text(std::string_view utf8);
    JsonText& hex(std::string_view bytes);
    JsonText& null();
    JsonText& raw(std::string_view json);
    std::string take() { return std::move(m_out); }

private:
    void comma();
    std::string m_out;
    bool m_first = true;
};

}  // namespace signalbox::canopy
