// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "rpc/answer_buffer.h"

extern "C" void __asan_poison_memory_region(const volatile void* begin, std::size_t size);
extern "C" void __asan_unpoison_memory_region(const volatile void* begin, std::size_t size);

namespace signalbox::fuzz {

/// The bytes of one run; take*() removes bytes from the front and returns zeros once none are left.
class Input {
public:
    Input(const std::uint8_t* data, std::size_t size) : m_rest(reinterpret_cast<const char*>(data), size) {}

    std::uint8_t takeByte() { return m_rest.empty() ? 0 : static_cast<std::uint8_t>(take(1).front()); }
    std::string_view take(std::size_t size)
    {
        const std::string_view head = m_rest.substr(0, size);
        m_rest.remove_prefix(head.size());
        return head;
    }
    /// Up to the next line feed, which is dropped.
    std::string_view takeLine()
    {
        const std::string_view line = take(std::min(m_rest.find('\n'), m_rest.size()));
        take(1);
        return line;
    }
    std::string_view rest() const { return m_rest; }
    QByteArray restBytes() const { return {m_rest.data(), static_cast<qsizetype>(m_rest.size())}; }

private:
    std::string_view m_rest;
};

/// An answer as the transport returns it. Memory after the padding that a parser may read is poisoned.
class Answer {
public:
    explicit Answer(std::string_view bytes)
    {
        if (!bytes.empty())
            std::memcpy(m_buffer.room(bytes.size()), bytes.data(), bytes.size());
        m_buffer.grow(bytes.size());
        m_buffer.terminate();
        m_end = m_buffer.data() + m_buffer.size() + rpc::AnswerBuffer::padding;
        m_behind = m_buffer.capacity() - m_buffer.size() - rpc::AnswerBuffer::padding;
        __asan_poison_memory_region(m_end, m_behind);
    }
    ~Answer() { __asan_unpoison_memory_region(m_end, m_behind); }
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;

    const rpc::AnswerBuffer& operator*() const { return m_buffer; }

private:
    rpc::AnswerBuffer m_buffer;
    const char* m_end = nullptr;
    std::size_t m_behind = 0;
};

/// Ends the run as a finding.
inline void require(bool holds)
{
    if (!holds)
        __builtin_trap();
}

}  // namespace signalbox::fuzz
