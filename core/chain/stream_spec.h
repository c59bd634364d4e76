// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <algorithm>
#include <vector>

namespace signalbox::chain {

/// Which rows a stream is, as one value from the store to the adapter and back. Two are equal when they read the same
/// rows: a label decides nothing.
struct StreamSpec {
    QString name;          ///< headers, registries, transfers, transfers:0x…; Canopy: blocks
    QJsonObject settings;  ///< of the stream's row
    QString revision;      ///< of what in the settings decides its rows; empty: its name says everything

    StreamSpec(QString streamName = {}, QJsonObject withSettings = {}, QString withRevision = {})
        : name(std::move(streamName)), settings(std::move(withSettings)), revision(std::move(withRevision))
    {
    }
    bool operator==(const StreamSpec& other) const { return name == other.name && revision == other.revision; }
    bool operator<(const StreamSpec& other) const
    {
        return name != other.name ? name < other.name : revision < other.revision;
    }
};

using Streams = std::vector<StreamSpec>;

inline bool contains(const Streams& streams, QStringView name)
{
    return std::any_of(streams.begin(), streams.end(), [name](const StreamSpec& each) { return each.name == name; });
}

inline std::vector<QString> namesOf(const Streams& streams)
{
    std::vector<QString> names;
    for (const StreamSpec& stream : streams)
        names.push_back(stream.name);
    return names;
}

}  // namespace signalbox::chain
