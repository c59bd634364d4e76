// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/erc8004/event_fields.h"
#include "evm/evm_services.h"
#include "evm/topics.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

const Layout& erc20Transfer()
{
    static const Layout layout{transferTopic,
                               "Transfer",
                               RegistryKind::Identity,
                               "ERC-20",
                               {{Slot::None, Coding::Address, "from"}, {Slot::None, Coding::Address, "to"}},
                               {{Slot::None, Coding::Uint256, "value"}}};
    return layout;
}

}  // namespace

EventDetail describeLog(const RawLog& log)
{
    EventDetail detail;
    for (const Bytes32& topic : log.topics)
        detail.topics.append(hex::text(topic));
    detail.data = log.data;
    const Layout* layout = log.topics.empty() ? nullptr : erc8004Layout(log.topics[0]);
    if (layout && log.topics[0] == transferTopic && log.topics.size() == 3)
        layout = &erc20Transfer();
    if (!layout) {
        detail.layout = Message(QT_TRANSLATE_NOOP("Engine", "unknown: no layout has this topic 0"));
        return detail;
    }
    detail.layout = Message(QT_TRANSLATE_NOOP("Engine", "%1 %2, chosen by topic 0"))
                        .arg(QLatin1String(layout->event), QLatin1String(layout->version));
    const auto fields = readFields(*layout, log.topics, log.data);
    if (!fields) {
        detail.layout =
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine", "%1 %2, chosen by topic 0; the log does not have its shape, so only the bytes are shown"))
                .arg(QLatin1String(layout->event), QLatin1String(layout->version));
        return detail;
    }
    for (const FieldValue& value : *fields) {
        const bool dynamic = value.field->coding == Coding::Text || value.field->coding == Coding::Bytes;
        detail.fields.push_back({QLatin1String(value.field->name), QLatin1String(typeName(value.field->coding)),
                                 toText(value), value.offset, value.length, value.topic,
                                 dynamic ? value.headOffset : -1});
    }
    return detail;
}

}  // namespace signalbox::evm
