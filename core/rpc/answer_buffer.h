// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <chrono>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace signalbox::rpc {

/// Bytes of one answer with the 64 bytes of padding that simdjson needs.
class AnswerBuffer {
public:
    static constexpr std::size_t padding = 64;

    char* room(std::size_t bytes);  ///< at least so many bytes after the end, to be appended by grow()
    void grow(std::size_t bytes) { m_size += bytes; }
    void clear() { m_size = 0; }
    void terminate();  ///< zeroes the padding
    const char* data() const { return m_data.get(); }
    std::size_t size() const { return m_size; }
    std::size_t capacity() const { return m_capacity; }
    std::string_view view() const { return {m_data.get(), m_size}; }

private:
    friend class BufferPool;
    bool isTooLarge(std::chrono::steady_clock::time_point now) const;

    std::unique_ptr<char[]> m_data;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
    std::chrono::steady_clock::time_point m_keptAt;    ///< time of the last return
    std::chrono::steady_clock::time_point m_filledAt;  ///< time at which it was last a quarter full or more
};

/// Reuses buffers: page faults of fresh memory cost as much as decoding. The memory that all pools of the process keep
/// is bounded, and large buffers are freed once only small answers arrive. One thread per pool.
class BufferPool : public std::enable_shared_from_this<BufferPool> {
public:
    struct Return {
        std::weak_ptr<BufferPool> pool;
        void operator()(AnswerBuffer* buffer) const;
    };
    using Lease = std::unique_ptr<AnswerBuffer, Return>;

    BufferPool() = default;
    ~BufferPool();
    BufferPool(const BufferPool&) = delete;
    BufferPool& operator=(const BufferPool&) = delete;

    Lease take();

private:
    void giveBack(std::chrono::steady_clock::time_point now);

    std::vector<std::unique_ptr<AnswerBuffer>> m_free;
};

}  // namespace signalbox::rpc
