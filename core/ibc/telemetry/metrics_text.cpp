// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/telemetry/metrics_text.h"

#include <charconv>
#include <cmath>

#include "support/safe_text.h"

namespace signalbox::ibc {

namespace {

constexpr std::size_t mostLine = 16 * 1024, mostLabels = 32;
constexpr qint64 mostSamples = 100'000;

bool isNameChar(char c, bool first)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (!first && c >= '0' && c <= '9');
}

/// One line, from its beginning to its end.
class SampleLine {
public:
    explicit SampleLine(std::string_view line) : m_rest(line) {}

    bool read(MetricSample& sample)
    {
        skipBlanks();
        sample.name = readName();
        if (sample.name.empty())
            return false;
        skipBlanks();
        if (accept('{') && !readLabels(sample))
            return false;
        return readValue(sample.value);
    }

private:
    void skipBlanks()
    {
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\t'))
            m_rest.remove_prefix(1);
    }
    bool accept(char wanted)
    {
        if (m_rest.empty() || m_rest.front() != wanted)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    std::string_view readName()
    {
        std::size_t length = 0;
        while (length < m_rest.size() && isNameChar(m_rest[length], length == 0))
            ++length;
        const std::string_view found = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return found;
    }
    bool readLabels(MetricSample& sample)
    {
        for (;;) {
            skipBlanks();
            if (accept('}'))
                return true;
            const std::string_view key = readName();
            skipBlanks();
            if (key.empty() || !accept('=') || sample.labels.size() == mostLabels)
                return false;
            skipBlanks();
            std::string text;
            if (!accept('"') || !readText(text))
                return false;
            sample.labels.emplace_back(QString::fromLatin1(key.data(), qsizetype(key.size())), visibleText(text));
            skipBlanks();
            if (!accept(',') && (m_rest.empty() || m_rest.front() != '}'))
                return false;
        }
    }
    /// After the opening quote, up to and with the closing one.
    bool readText(std::string& text)
    {
        while (!m_rest.empty()) {
            char c = m_rest.front();
            m_rest.remove_prefix(1);
            if (c == '"')
                return true;
            if (c == '\\') {
                if (m_rest.empty())
                    return false;
                c = m_rest.front() == 'n' ? '\n' : m_rest.front();
                m_rest.remove_prefix(1);
            }
            text += c;
        }
        return false;
    }
    /// A timestamp may follow.
    bool readValue(double& value)
    {
        skipBlanks();
        accept('+');
        const auto [end, fault] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        if (fault != std::errc())
            return false;
        m_rest.remove_prefix(std::size_t(end - m_rest.data()));
        return m_rest.empty() || m_rest.front() == ' ' || m_rest.front() == '\t';
    }

    std::string_view m_rest;
};

}  // namespace

QString MetricSample::label(QLatin1String key) const
{
    for (const auto& [name, value] : labels)
        if (name == key)
            return value;
    return {};
}

std::optional<qint64> wholeOf(double value)
{
    constexpr double most = double(qint64(1) << 53);
    if (!(value >= 0 && value <= most) || value != std::floor(value))
        return std::nullopt;
    return qint64(value);
}

MetricsRead readMetrics(std::string_view text, const std::function<void(const MetricSample&)>& take)
{
    MetricsRead read;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.remove_suffix(1);
        const std::size_t begin = line.find_first_not_of(" \t");
        if (begin == std::string_view::npos || line[begin] == '#')
            continue;
        MetricSample sample;
        if (line.size() > mostLine || read.samples == mostSamples || !SampleLine(line).read(sample)) {
            ++read.skipped;
            continue;
        }
        ++read.samples;
        take(sample);
    }
    return read;
}

}  // namespace signalbox::ibc
