// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/answer_buffer.h"

#include <algorithm>
#include <atomic>

namespace signalbox::rpc {

namespace {

constexpr std::size_t keptBuffers = 8;
constexpr std::size_t keptBytes = 4 << 20;  // larger ones are freed
constexpr std::size_t allKept = 32 << 20;   // of all pools together
constexpr std::size_t smallBytes = 8 << 10;
constexpr std::chrono::seconds patience{30};  // for a buffer that is not used, or larger than the answers

std::atomic<std::size_t> keptNow{0};

}  // namespace

char* AnswerBuffer::room(std::size_t bytes)
{
    const std::size_t needed = m_size + bytes + padding;
    if (needed > m_capacity) {
        const std::size_t larger = std::max(needed, std::min(2 * m_capacity, m_capacity + (std::size_t(64) << 20)));
        std::unique_ptr<char[]> data(new char[larger]);
        if (m_size > 0)
            std::memcpy(data.get(), m_data.get(), m_size);
        m_data = std::move(data);
        m_capacity = larger;
    }
    return m_data.get() + m_size;
}

void AnswerBuffer::terminate()
{
    std::memset(room(0), 0, padding);
}

BufferPool::Lease BufferPool::take()
{
    std::unique_ptr<AnswerBuffer> buffer;
    if (m_free.empty()) {
        buffer = std::make_unique<AnswerBuffer>();
    } else {
        buffer = std::move(m_free.back());
        m_free.pop_back();
        keptNow -= buffer->capacity();
        buffer->clear();
    }
    return Lease(buffer.release(), Return{weak_from_this()});
}

void BufferPool::Return::operator()(AnswerBuffer* buffer) const
{
    std::unique_ptr<AnswerBuffer> owned(buffer);
    const auto to = pool.lock();
    if (!to)
        return;
    const auto now = std::chrono::steady_clock::now();
    to->giveBack(now);
    owned->m_keptAt = now;
    if (owned->size() >= owned->capacity() / 4)
        owned->m_filledAt = now;
    if (to->m_free.size() >= keptBuffers || owned->capacity() > keptBytes || owned->isTooLarge(now))
        return;
    if (keptNow.fetch_add(owned->capacity()) + owned->capacity() > allKept)
        keptNow -= owned->capacity();
    else
        to->m_free.push_back(std::move(owned));
}

bool AnswerBuffer::isTooLarge(std::chrono::steady_clock::time_point now) const
{
    return m_capacity > smallBytes && now - m_filledAt > patience;
}

/// The first one is the buffer that was unused for the longest time.
void BufferPool::giveBack(std::chrono::steady_clock::time_point now)
{
    if (m_free.empty() || now - m_free.front()->m_keptAt <= patience)
        return;
    keptNow -= m_free.front()->capacity();
    m_free.erase(m_free.begin());
}

BufferPool::~BufferPool()
{
    for (const auto& buffer : m_free)
        keptNow -= buffer->capacity();
}

}  // namespace signalbox::rpc
