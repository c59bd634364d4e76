// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/facts_panel.h"

#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

FactsPanel::FactsPanel(QWidget* parent) : DetailPane(parent)
{
    setClosable(false);
}

void FactsPanel::show(ExplorerKind kind, const ExplorerChain& chain)
{
    clear();
    setTitle(ExplorerWords::kind(kind), chain.name);
    bool first = true;
    for (const ExplorerRecord& record : chain.records) {
        if (!std::exchange(first, false))
            addSection(ExplorerWords::entity(record.entity));
        const bool block = record.entity == u"blocks"_s, counters = record.entity == u"block_summaries"_s;
        if (!counters) {
            auto* since = addRow(block                                ? tr("Height")
                                 : record.gone                        ? tr("Deleted at block")
                                 : record.entity == u"transactions"_s ? tr("In block")
                                                                      : tr("Since block"),
                                 {});
            const QString to =
                block ? QString()
                      : ExplorerWords::address(ExplorerKind::Block, QString::number(record.height), record.caip2);
            since->setValue(format::number(record.height), QString::number(record.height), TextRole::Base,
                            to.isEmpty() ? Ink::Text : Ink::Link);
            if (!to.isEmpty()) {
                since->setSelectable(true);
                connect(since, &DetailRow::clicked, this, [this, to] { Q_EMIT goRequested(to); });
            }
            since->setCopyable(true);
            if (record.time.isValid())
                addRow(tr("Block time"), format::time(record.time), format::iso(record.time))->setCopyable(true);
        }
        for (const ExplorerField& field : record.fields)
            if (!ExplorerWords::isIdle(record, field) && field.type != ExplorerField::Type::Json)
                add(record, field);
    }
}

void FactsPanel::add(const ExplorerRecord& record, const ExplorerField& field)
{
    const bool hex = field.type == ExplorerField::Type::Hex;
    const QString shown = ExplorerWords::value(field), to = ExplorerWords::target(record, field);
    auto* row = addRow(ExplorerWords::field(field.name), {});
    row->setValue(hex ? shortKey(shown) : shown, format::safe(field.value), hex ? TextRole::Mono : TextRole::Base,
                  to.isEmpty() ? Ink::Text : Ink::Link);
    row->setCopyable(!field.value.isEmpty());
    if (to.isEmpty())
        return;
    row->setSelectable(true);
    connect(row, &DetailRow::clicked, this, [this, to] { Q_EMIT goRequested(to); });
}

}  // namespace signalbox::ui
