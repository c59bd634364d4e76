#pragma once

#include <simdjson.h>

namespace signalbox::evm {

/// A parser whose memory follows the answers: a backfill's megabytes are given back when only small answers come any
/// more. One thread; a document lives until the next call.
class JsonParser {
public:
    /// The parser to read an answer of so many bytes with.
    simdjson::ondemand::parser& of(std::size_t bytes)
    {
        const bool tooLarge = m_parser.capacity() > smallest && m_parser.capacity() > 8 * bytes;
        m_tooLarge = tooLarge ? m_tooLarge + 1 : 0;
        if (m_tooLarge >= patience) {
            m_parser = simdjson::ondemand::parser();
            m_tooLarge = 0;
        }
        return m_parser;
    }

private:
    static constexpr std::size_t smallest = 8 << 10;
    static constexpr int patience = 6;  // answers

    simdjson::ondemand::parser m_parser;
    int m_tooLarge = 0;
};

}  // namespace signalbox::evm
