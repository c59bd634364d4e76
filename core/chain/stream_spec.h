// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <algorithm>
#include <vector>

namespace signalbox::chain {

/// Identifies the rows of a stream, as one value from the store to the adapter and back. Two are equal if they read the
/// same rows; the label does not matter.
struct StreamSpec {
    QString name;          ///< headers, registries, transfers, transfers:0x…; Canopy: blocks
    QJsonObject settings;  ///< settings of the stream's row
    QString revision;      ///< hash of the settings that decide its rows; empty if the name alone decides them

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

/// True if the stream is the group itself or belongs to it: transfers and transfers:0x… for the group transfers.
inline bool isOfGroup(const QString& stream, const QString& group)
{
    return stream == group ||
           (stream.size() > group.size() && stream.startsWith(group) && stream[group.size()] == u':');
}

inline std::vector<QString> namesOf(const Streams& streams)
{
    std::vector<QString> names;
    for (const StreamSpec& stream : streams)
        names.push_back(stream.name);
    return names;
}

}  // namespace signalbox::chain
