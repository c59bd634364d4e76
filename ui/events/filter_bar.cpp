// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/filter_bar.h"

#include <QFocusEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "events/flow_layout.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/plain_tip.h"
#include "widgets/segments.h"
#include "widgets/state_chip.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

/// Ctrl+F and "/" bring the focus here: then the popup opens at once.
class FindButton : public QPushButton {
public:
    std::function<void()> find;

protected:
    void focusInEvent(QFocusEvent* event) override
    {
        QPushButton::focusInEvent(event);
        if (event->reason() == Qt::ShortcutFocusReason && find)
            QMetaObject::invokeMethod(this, find, Qt::QueuedConnection);
    }
};

}  // namespace

FilterBar::FilterBar(EventKind kind, QWidget* parent) : QWidget(parent), m_popup(new FilterPopup(this))
{
    m_filter.kind = kind;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 8, 7);
    row->setSpacing(8);
    auto* left = new QWidget;
    m_flow = new FlowLayout(left);
    row->addWidget(left, 1, Qt::AlignVCenter);

    m_chain = makeButton({}, ButtonKind::Normal, {}, ControlSize::Card);
    m_chain->setMenu(new QMenu(m_chain));
    connect(m_chain->menu(), &QMenu::aboutToShow, this, &FilterBar::fillChainMenu);
    m_chainBox = new QWidget;
    m_mark = new ChainMark;
    auto* chainRow = new QHBoxLayout(m_chainBox);
    chainRow->setContentsMargins(0, 0, 0, 0);
    chainRow->setSpacing(8);
    chainRow->addWidget(m_mark);
    chainRow->addWidget(m_chain);
    m_flow->insertWidget(0, m_chainBox);

    auto* add = new FindButton;
    add->find = [this] { ask({}); };
    m_add = add;
    m_add->setText(tr("Filter"));
    m_add->setAutoDefault(false);
    m_add->setIcon(icon(u"plus"_s));
    setKind(m_add, ButtonKind::Quiet);
    setControlSize(m_add, ControlSize::Card);
    m_add->setAccessibleName(tr("Add filter"));
    m_add->setToolTip(tr("Add filter (Ctrl+F)"));
    m_flow->insertWidget(1, m_add);
    connect(m_add, &QPushButton::clicked, this, [this] { ask({}); });

    m_counts = new Text({}, TextRole::Small, Ink::Secondary);
    m_counts->setFigures(true);
    row->addWidget(m_counts, 0, Qt::AlignVCenter);
    m_raw = makeIconButton(u"tag"_s, tr("Show raw numbers, without applying decimals"));
    m_raw->setText(tr("raw", "numbers without decimals"));
    m_raw->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_raw->setCheckable(true);
    m_raw->setVisible(kind == EventKind::Transfers);
    row->addWidget(m_raw, 0, Qt::AlignVCenter);
    connect(m_raw, &QToolButton::toggled, this, &FilterBar::rawToggled);
    m_export = makeButton(tr("Export"), ButtonKind::Normal, u"export"_s, ControlSize::Card);
    m_export->setToolTip(tr("Export all matching rows to a file (Ctrl+E)"));
    row->addWidget(m_export, 0, Qt::AlignVCenter);
    m_columns = makeIconButton(u"columns"_s, tr("Choose columns"));
    row->addWidget(m_columns, 0, Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);

    connect(m_popup, &FilterPopup::accepted, this, [this](EventField field, const QString& value) {
        m_filter.set(field, value);
        renewChips();
        Q_EMIT filterEdited(m_filter);
    });
    renewChain();
}

void FilterBar::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    renewChain();
}

const ChainSnapshot* FilterBar::chain() const
{
    const ChainSnapshot* found = m_snapshot ? m_snapshot->chain(m_filter.caip2) : nullptr;
    return found && found->state != ChainState::Deleted ? found : nullptr;
}

void FilterBar::setFilter(const EventFilter& filter)
{
    m_filter = filter;
    renewChain();
    renewChips();
}

void FilterBar::renewChain()
{
    const ChainSnapshot* here = chain();
    const QString text = here ? format::safe(here->name) : m_filter.caip2.isEmpty() ? tr("All chains") : m_filter.caip2;
    if (m_chain->text() == text && m_mark->isHidden() == !here)
        return;
    m_chain->setText(text);
    m_mark->setVisible(here);
    if (here)
        m_mark->setMark(here->mark);
    m_chain->setAccessibleName(tr("Chain: %1").arg(text));
    m_flow->invalidate();
}

void FilterBar::fillChainMenu()
{
    QMenu* menu = m_chain->menu();
    menu->clear();
    if (m_filter.kind == EventKind::Registry)
        connect(menu->addAction(tr("All chains")), &QAction::triggered, this, [this] { choose({}); });
    if (!m_snapshot)
        return;
    for (const ChainSnapshot& chain : m_snapshot->chains)
        if (chain.state != ChainState::Deleted && chain.has(Feature::Events))
            connect(menu->addAction(format::safe(chain.name) + u'\t' + chain.caip2), &QAction::triggered, this,
                    [this, id = chain.caip2] { choose(id); });
}

void FilterBar::choose(const QString& caip2)
{
    if (caip2 == m_filter.caip2)
        return;
    m_filter.caip2 = caip2;
    m_filter.remove(EventField::Contract);  // a token of another chain
    renewChain();
    renewChips();
    Q_EMIT filterEdited(m_filter);
}

void FilterBar::renewChips()
{
    QString shown;
    std::vector<EventFilter::Chip> chips;
    for (const auto& chip : m_filter.chips()) {
        if (chip.field == EventField::Time && m_filter.lastSeconds() > 0)
            continue;  // shown by the range button of the page head
        chips.push_back(chip);
        shown += QString::number(int(chip.field)) + chip.full + u'\n';
    }
    if (shown == m_shownChips)
        return;
    m_shownChips = shown;
    for (FilterChip* chip : m_chips) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    while (m_flow->count() > 0)
        delete m_flow->takeAt(0);
    m_flow->insertWidget(0, m_chainBox);
    for (const auto& chip : chips) {
        auto* widget = new FilterChip(chip.key, chip.value);
        widget->setToolTip(plainTip(format::safe(chip.full)));
        const EventField field = chip.field;
        connect(widget, &FilterChip::clicked, this, [this, field, widget] { ask(field, widget); });
        connect(widget, &FilterChip::removed, this, [this, field] {
            m_filter.remove(field);
            renewChips();
            m_add->setFocus(Qt::OtherFocusReason);
            Q_EMIT filterEdited(m_filter);
        });
        m_flow->insertWidget(m_flow->count(), widget);
        widget->show();
        m_chips.push_back(widget);
    }
    m_flow->insertWidget(m_flow->count(), m_add);
    m_flow->invalidate();
    updateGeometry();
}

void FilterBar::setCounts(const QString& text, const QString& tip)
{
    m_counts->setText(text);
    m_counts->setToolTip(tip);
    m_counts->setAccessibleName(text);
}

void FilterBar::setRaw(bool raw)
{
    m_raw->setChecked(raw);
}

void FilterBar::setNarrow(bool narrow)
{
    m_export->setText(narrow ? QString() : tr("Export"));
    m_export->setAccessibleName(tr("Export"));
}

void FilterBar::ask(std::optional<EventField> field, QWidget* below)
{
    std::vector<FilterPopup::Token> tokens;
    if (const ChainSnapshot* here = chain())
        for (const StreamSnapshot& stream : here->streams)
            if (stream.stream.startsWith("transfers:"_L1) && !stream.addresses.isEmpty())
                tokens.push_back(
                    {stream.addresses.constFirst(), stream.symbol.isEmpty() ? stream.label : stream.symbol});
    m_popup->openFor(m_filter, field, tokens, below ? below : m_add);
}

}  // namespace signalbox::ui
