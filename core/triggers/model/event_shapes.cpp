// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/event_shapes.h"

#include <algorithm>

#include "signalbox/literals.h"
#include "signalbox/triggers.h"

namespace signalbox::triggers {

namespace {

struct Column {
    const char* name;
    QStringList eventTypes;  ///< that have it
};

const std::vector<Column>& shapeColumns()
{
    static const QStringList feedback{u"NewFeedback"_s}, answer{u"ValidationResponse"_s};
    static const std::vector<Column> all{
        {"score", feedback},
        {"tag1", {u"NewFeedback"_s, u"ApprovalForAll"_s}},
        {"tag2", feedback},
        {"file_uri", feedback},
        {"tag", answer},
        {"response", answer},
        {"validator_address", {u"ResponseAppended"_s, u"ValidationRequest"_s, u"ValidationResponse"_s}},
    };
    return all;
}

}  // namespace

QStringList eventTypesOf(const QString& registry)
{
    for (const auto& [name, types] : triggerVocabulary().eventTypes)
        if (name == registry)
            return types;
    return {};
}

bool isRegistry(const QString& registry)
{
    return !eventTypesOf(registry).isEmpty();
}

bool hasField(const QString& eventType, const QString& column)
{
    const auto& types = triggerVocabulary().eventTypes;
    const bool known = std::any_of(types.begin(), types.end(),
                                   [&](const auto& registry) { return registry.second.contains(eventType); });
    if (!known)
        return true;
    if (column == "agent_id"_L1)
        return eventType != "ApprovalForAll"_L1;
    for (const Column& each : shapeColumns())
        if (column == QLatin1String(each.name))
            return each.eventTypes.contains(eventType);
    return true;
}

}  // namespace signalbox::triggers
