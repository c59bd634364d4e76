// SPDX-License-Identifier: GPL-3.0-or-later

#include "pieces_controls.h"

#include <QCheckBox>
#include <QDateTime>
#include <QFocusFrame>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <cmath>
#include <limits>

#include "charts/chart_card.h"
#include "charts/coverage_map.h"
#include "shell/rail.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "tables/job_row.h"
#include "tables/row_model.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/check_line.h"
#include "widgets/detail_pane.h"
#include "widgets/empty_state.h"
#include "widgets/message_bar.h"
#include "widgets/segments.h"
#include "widgets/sparkline.h"
#include "widgets/state_chip.h"
#include "widgets/tile.h"
#include "widgets/time_range.h"

namespace signalbox::gallery {

using namespace signalbox::ui;

namespace {

/// As with keyboard focus.
void ring(QWidget* control)
{
    QTimer::singleShot(0, control, [control] {
        auto* frame = new QFocusFrame(control);
        frame->setWidget(control);
    });
}

}  // namespace

QWidget* buttons()
{
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(7);
    const char* looks[] = {"", "hover", "pressed", "focus", "disabled"};
    const char* heads[] = {"rest", "hover", "pressed", "focus", "disabled"};
    for (int i = 0; i < 5; ++i)
        grid->addWidget(new Text(QLatin1String(heads[i]), TextRole::Small, Ink::Secondary), 0, i + 1, Qt::AlignHCenter);
    struct Line {
        const char *name, *text;
        ButtonKind kind;
        ControlSize size;
    };
    const Line lines[] = {{"primary", "Save", ButtonKind::Primary, ControlSize::Normal},
                          {"normal", "Test", ButtonKind::Normal, ControlSize::Normal},
                          {"danger", "Delete", ButtonKind::Danger, ControlSize::Normal},
                          {"quiet", "Log", ButtonKind::Quiet, ControlSize::Normal},
                          {"small", "Retry", ButtonKind::Normal, ControlSize::Card}};
    int row = 1;
    for (const Line& line : lines) {
        grid->addWidget(new Text(QLatin1String(line.name), TextRole::Small, Ink::Secondary), row, 0);
        for (int i = 0; i < 5; ++i) {
            QPushButton* button = makeButton(QLatin1String(line.text), line.kind, {}, line.size);
            if (i == 4)
                button->setEnabled(false);
            else if (i > 0)
                forceLook(button, looks[i]);
            grid->addWidget(button, row, i + 1, Qt::AlignLeft);
            if (i == 3)
                ring(button);
        }
        ++row;
    }
    grid->addWidget(new Text(u"icon"_s, TextRole::Small, Ink::Secondary), row, 0);
    for (int i = 0; i < 5; ++i) {
        QToolButton* button = makeIconButton(u"refresh"_s, u"Refresh"_s, ControlSize::Card, ButtonKind::Normal);
        if (i == 4)
            button->setEnabled(false);
        else if (i > 0)
            forceLook(button, looks[i]);
        grid->addWidget(button, row, i + 1, Qt::AlignLeft);
        if (i == 3)
            ring(button);
    }
    ++row;
    grid->addWidget(new Text(u"toggle"_s, TextRole::Small, Ink::Secondary), row, 0);
    QPushButton* on = makeToggle(u"live"_s, u"pause"_s);
    on->setChecked(true);
    grid->addWidget(on, row, 1, 1, 2, Qt::AlignLeft);
    grid->addWidget(makeToggle(u"paused"_s, u"play"_s), row, 3, 1, 3, Qt::AlignLeft);
    grid->setColumnStretch(6, 1);
    return box;
}

QWidget* fields()
{
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(7);
    const auto add = [&](int row, const char* label, const char* text, FieldCheck check, State state,
                         const char* words) {
        grid->addWidget(new Text(QLatin1String(label), TextRole::Small, Ink::Secondary), row, 0);
        auto* field = new QLineEdit(QLatin1String(text));
        field->setFixedWidth(170);
        field->setFont(ui::font(TextRole::Mono));
        field->setCursorPosition(0);
        field->setPlaceholderText(u"https://…"_s);
        setFieldCheck(field, check);
        grid->addWidget(field, row, 1);
        auto* line = new CheckLine;
        line->set(state, QString::fromUtf8(words));
        grid->addWidget(line, row, 2);
        return field;
    };
    add(0, "empty", "", FieldCheck::None, State::None, "one URL");
    forceLook(add(1, "focus", "https://rpc.pla", FieldCheck::None, State::Starting, "checking"), "focus");
    add(2, "accepted", "https://rpc.plasma.to", FieldCheck::None, State::True, "chain ID 9745, 84 ms");
    add(3, "warning", "https://mainnet.base.org", FieldCheck::Warned, State::Slow, "rate limited, 12 s");
    add(4, "refused", "https://mainnet.optimism.io", FieldCheck::Refused, State::Error, "chain 10, not 8453");
    add(5, "disabled", "eip155:8453", FieldCheck::None, State::None, "set by the network")->setEnabled(false);
    auto* checks = new QHBoxLayout;
    auto* usdc = new QCheckBox(u"USDC"_s);
    usdc->setChecked(true);
    checks->addWidget(usdc);
    checks->addWidget(new QCheckBox(u"USDT"_s));
    auto* genesis = new QRadioButton(u"Genesis"_s);
    genesis->setChecked(true);
    checks->addWidget(genesis);
    checks->addWidget(new QRadioButton(u"Date"_s));
    auto* on = new Switch(u"on"_s);
    on->setChecked(true);
    checks->addWidget(on);
    checks->addStretch(1);
    grid->addLayout(checks, 6, 0, 1, 3);
    auto* bars = new QHBoxLayout;
    auto* scope = new TimeScope(box);
    auto* range = new TimeRangeControl(scope);
    setControlSize(range, ControlSize::Card);
    range->setFont(ui::font(TextRole::Small));
    bars->addWidget(range);
    auto* segments = new Segments(u"Filter"_s);
    segments->setItems({{u"a"_s, u"All 12"_s}, {u"b"_s, u"error 1"_s}, {u"c"_s, u"ok 8"_s}});
    bars->addWidget(segments);
    bars->addWidget(new FilterChip(u"chain is"_s, u"Base"_s));
    bars->addStretch(1);
    grid->addLayout(bars, 7, 0, 1, 3);
    grid->setColumnStretch(2, 1);
    return box;
}

QWidget* states()
{
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(5);
    const std::tuple<State, const char*, const char*> all[] = {{State::Ok, "ok", ""},
                                                               {State::Backfill, "backfill", "69.1 %"},
                                                               {State::Starting, "starting", "3 s"},
                                                               {State::Slow, "slow", "since 13:52"},
                                                               {State::Error, "error", "since 12:04"},
                                                               {State::Paused, "paused", "since 09:15"}};
    int row = 0;
    for (const auto& [state, word, detail] : all) {
        auto* bare = new StateChip(state, QLatin1String(word));
        bare->setBare(true);
        grid->addWidget(bare, row, 0, Qt::AlignLeft);
        grid->addWidget(new StateChip(state, QLatin1String(word), QLatin1String(detail)), row++, 1, Qt::AlignLeft);
    }
    auto* marks = new QHBoxLayout;
    marks->addWidget(new Text(u"chain"_s, TextRole::Small, Ink::Secondary));
    for (const int mark : {1, 3, 9, 12, 18}) {
        marks->addWidget(new ChainMark(mark));
        marks->addWidget(new Text(u"%1th"_s.arg(mark), TextRole::Small));
    }
    marks->addStretch(1);
    grid->addLayout(marks, row, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    return box;
}

}  // namespace signalbox::gallery
