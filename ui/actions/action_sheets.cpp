// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/action_sheets.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>
#include <climits>

#include "actions/preview_asker.h"
#include "models/chain_words.h"
#include "sheets/confirm_sheet.h"
#include "signalbox/literals.h"
#include "theme/style.h"
#include "widgets/format.h"
#include "widgets/height_field.h"

namespace signalbox::ui {

namespace {

struct ActionSheets {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::ActionSheets)
};

ConfirmSheet* makeSheet(const ChainSnapshot& chain, const QString& title, const QString& danger, QWidget* window)
{
    auto* sheet = new ConfirmSheet(title, danger, window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setTitle(title, chain.caip2);
    sheet->setMark(chain.mark);
    return sheet;
}

/// Sends the confirmed command with the numbers that were shown.
void sendOnConfirm(ConfirmSheet* sheet, PreviewAsker* asker, const Send& send)
{
    QObject::connect(sheet, &ConfirmSheet::confirmed, sheet, [sheet, asker, send] {
        Command command = asker->command();
        command.preview = sheet->preview();
        send(command);
    });
}

QRadioButton* addChoice(ConfirmSheet* sheet, QButtonGroup* group, const QString& text, const QString& words)
{
    auto* radio = new QRadioButton(text);
    radio->setAccessibleName(text);
    group->addButton(radio);
    auto* note = new Text(words, TextRole::Small, Ink::Secondary);
    note->setWordWrap(true);
    note->setContentsMargins(24, 0, 0, 0);
    auto* box = new QVBoxLayout;
    box->setSpacing(0);
    box->addWidget(radio);
    box->addWidget(note);
    sheet->choices()->addLayout(box);
    return radio;
}

QHBoxLayout* fieldRow(const QString& label, QWidget* field, const QString& words)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(new Text(label, TextRole::Base, Ink::Secondary));
    row->addWidget(field);
    row->addWidget(new Text(words, TextRole::Small, Ink::Secondary), 1);
    return row;
}

}  // namespace

void openReindexSheet(Engine* engine, const ChainSnapshot& chain, std::optional<Interval> range, QWidget* window,
                      Send send)
{
    auto* sheet = makeSheet(chain, ActionSheets::tr("Reindex %1").arg(chain.name), ActionSheets::tr("Reindex"), window);
    sheet->setReplacing();
    sheet->setIntroduction(ActionSheets::tr(
        "The blocks are fetched again first, then the rows are replaced in one step. Readers never see a gap."));
    auto* asker = new PreviewAsker(engine, sheet);
    auto* lo = new HeightField(ActionSheets::tr("From block"));
    auto* hi = new HeightField(ActionSheets::tr("To block"));
    auto* words = new Text({}, TextRole::Small, Ink::Secondary);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(new Text(ActionSheets::tr("From block"), TextRole::Base, Ink::Secondary));
    row->addWidget(lo);
    row->addWidget(new Text(ActionSheets::tr("to"), TextRole::Base, Ink::Secondary));
    row->addWidget(hi);
    row->addWidget(words, 1);
    sheet->choices()->addLayout(row);
    // A chain whose worker only starts does not say yet what is stored; the range that is offered is.
    const Height start = chain.start, newest = chain.stored.value_or(range ? range->hi : start);
    const auto changed = [=, caip2 = chain.caip2] {
        const auto from = lo->height(), to = hi->height();
        const bool good = from && to && *from >= start && *to >= *from && *to <= newest;
        setFieldCheck(lo, !from || *from < start ? FieldCheck::Refused : FieldCheck::None);
        setFieldCheck(hi, !to || (from && *to < *from) || *to > newest ? FieldCheck::Refused : FieldCheck::None);
        words->setText(good ? ActionSheets::tr("%1 blocks", nullptr, format::plural(*to - *from + 1))
                                  .arg(format::number(*to - *from + 1))
                            : ActionSheets::tr("between %1 and %2").arg(format::number(start), format::number(newest)));
        if (!good)
            return asker->clear();
        asker->setCommand({arguments::Reindex{{*from, *to}}, caip2, {}});
    };
    QObject::connect(lo, &HeightField::heightEdited, sheet, changed);
    QObject::connect(hi, &HeightField::heightEdited, sheet, changed);
    sendOnConfirm(sheet, asker, send);
    lo->setHeight(range ? std::max(range->lo, start) : start);
    hi->setHeight(range ? std::min(range->hi, newest) : newest);
    changed();
    sheet->open();
    lo->setFocus(Qt::OtherFocusReason);
}

void openRewindSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window, Send send)
{
    auto* sheet = makeSheet(chain, ActionSheets::tr("Rewind %1").arg(chain.name), ActionSheets::tr("Rewind"), window);
    sheet->setIntroduction(ActionSheets::tr("All data above this block is removed and fetched again from the chain."));
    auto* asker = new PreviewAsker(engine, sheet);
    auto* to = new HeightField(ActionSheets::tr("Last block to keep"));
    const Height start = chain.start, newest = chain.stored.value_or(chain.start);
    sheet->choices()->addLayout(
        fieldRow(ActionSheets::tr("Last block to keep"), to,
                 ActionSheets::tr("from %1 to %2").arg(format::number(start - 1), format::number(newest))));
    const auto changed = [=, caip2 = chain.caip2] {
        const auto height = to->height();
        const bool good = height && *height >= start - 1 && *height <= newest;
        setFieldCheck(to, good ? FieldCheck::None : FieldCheck::Refused);
        if (!good)
            return asker->clear();
        asker->setCommand({arguments::Rewind{*height}, caip2, {}});
    };
    QObject::connect(to, &HeightField::heightEdited, sheet, changed);
    sendOnConfirm(sheet, asker, send);
    to->setHeight(chain.finalized && *chain.finalized < newest ? chain.finalized : std::optional<Height>(newest));
    changed();
    sheet->open();
    to->setFocus(Qt::OtherFocusReason);
}

void openResyncSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window, Send send)
{
    auto* sheet = makeSheet(chain, ActionSheets::tr("Resync %1").arg(chain.name), ActionSheets::tr("Resync"), window);
    sheet->setReplacing();
    sheet->setIntroduction(
        ActionSheets::tr("The chain's rows in the global tables are compared with its own tables and corrected where "
                         "they differ. Indexing continues, and readers see no gap."));
    auto* asker = new PreviewAsker(engine, sheet);
    sendOnConfirm(sheet, asker, send);
    asker->setCommand({arguments::Resync{}, chain.caip2, {}});
    sheet->open();
}

void openDeleteSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window, Send send)
{
    auto* sheet =
        makeSheet(chain, ActionSheets::tr("Delete %1").arg(chain.name), ActionSheets::tr("Delete chain"), window);
    auto* asker = new PreviewAsker(engine, sheet);
    auto* group = new QButtonGroup(sheet);
    const bool kept = chain.state == ChainState::Deleted;
    QRadioButton* soft = addChoice(
        sheet, group, ActionSheets::tr("Stop indexing and keep the data"),
        ActionSheets::tr("The chain is removed from the lists; the rows below are kept. Recover restores it."));
    QRadioButton* hard = addChoice(sheet, group, ActionSheets::tr("Delete the chain and its data"),
                                   ActionSheets::tr("Other chains are not affected."));
    soft->setEnabled(!kept);
    const auto changed = [=, caip2 = chain.caip2] {
        asker->setCommand({arguments::ChainDelete{hard->isChecked()}, caip2, {}});
    };
    (kept ? hard : soft)->setChecked(true);
    QObject::connect(hard, &QRadioButton::toggled, sheet, changed);
    sendOnConfirm(sheet, asker, send);
    changed();
    sheet->open();
    (kept ? hard : soft)->setFocus(Qt::OtherFocusReason);
}

void openRemoveEndpointSheet(const ChainSnapshot& chain, const EndpointSnapshot& endpoint, QWidget* window, Send send)
{
    auto* sheet = makeSheet(chain, ActionSheets::tr("Remove endpoint of %1").arg(chain.name),
                            ActionSheets::tr("Remove endpoint"), window);
    sheet->setIntroduction(
        ActionSheets::tr("%1 is no longer used, and its API key is removed from the secret store. No rows are lost.")
            .arg(endpoint.url));
    sheet->setPreview({});
    const Command command{arguments::EndpointRemove{endpoint.id}, chain.caip2, {}};
    QObject::connect(sheet, &ConfirmSheet::confirmed, sheet, [send, command] { send(command); });
    sheet->open();
}

void openRemoveStreamSheet(Engine* engine, const ChainSnapshot& chain, const StreamSnapshot& stream, QWidget* window,
                           Send send)
{
    const QString name = format::safe(streamName(stream));
    auto* sheet = makeSheet(chain, ActionSheets::tr("Remove %1 from %2").arg(name, chain.name),
                            ActionSheets::tr("Remove"), window);
    auto* asker = new PreviewAsker(engine, sheet);
    auto* group = new QButtonGroup(sheet);
    QRadioButton* keep = addChoice(sheet, group, ActionSheets::tr("Stop indexing it and keep its rows"),
                                   ActionSheets::tr("If it is added again, only missing data is fetched."));
    QRadioButton* drop = addChoice(sheet, group, ActionSheets::tr("Stop indexing it and delete its rows"),
                                   ActionSheets::tr("The rows can be fetched again from the chain."));
    drop->setEnabled(stream.stream.startsWith(u"transfers"_s) ||
                     stream.stream.startsWith(u"balance_events"_s));  // registry events are append-only
    const auto changed = [=, caip2 = chain.caip2, id = stream.stream] {
        asker->setCommand({arguments::StreamRemove{id, drop->isChecked()}, caip2, {}});
        if (drop->isChecked())
            return;
        asker->stop();  // nothing is removed, so nothing is counted or typed
        sheet->setPreview({});
    };
    keep->setChecked(true);
    QObject::connect(drop, &QRadioButton::toggled, sheet, changed);
    sendOnConfirm(sheet, asker, send);
    changed();
    sheet->open();
    keep->setFocus(Qt::OtherFocusReason);
}

}  // namespace signalbox::ui
