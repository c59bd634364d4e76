// SPDX-License-Identifier: GPL-3.0-or-later

#include "pieces.h"

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
#include "charts/coverage_legend.h"
#include "charts/coverage_map.h"
#include "desk/desk.h"
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

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

class Swatches : public QWidget {
public:
    Swatches() { setFixedHeight(228); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        const std::pair<const char*, QColor> all[] = {
            {"window", t.window},   {"surface", t.surface}, {"raised", t.raised},       {"border", t.border},
            {"control", t.control}, {"text", t.text},       {"secondary", t.secondary}, {"muted", t.muted},
            {"accent", t.accent},   {"fill", t.fill},       {"selection", t.selection}, {"hover", t.hover},
            {"pressed", t.pressed}, {"ok", t.ok.ink},       {"warn", t.warn.ink},       {"error", t.error.ink}};
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        for (size_t i = 0; i < std::size(all); ++i) {
            const double x = i % 2 ? width() / 2.0 + 5 : 0, y = double(i / 2) * 22;
            p.setPen(t.control);
            p.setBrush(all[i].second);
            p.drawRoundedRect(QRectF(x + 0.5, y + 0.5, 17, 17), 4, 4);
            p.setPen(t.text);
            p.setFont(ui::font(TextRole::Small));
            p.drawText(QRectF(x + 24, y, 80, 18), Qt::AlignVCenter, QLatin1String(all[i].first));
            p.setPen(t.secondary);
            p.setFont(ui::font(TextRole::MonoHex));
            p.drawText(QRectF(x, y, width() / 2.0 - 5, 18), Qt::AlignVCenter | Qt::AlignRight,
                       all[i].second.name().toUpper());
        }
        for (int i = 0; i < 9; ++i) {
            const double w = (width() - 8 * 4) / 9.0;
            p.setPen(Qt::NoPen);
            p.setBrush(t.seriesColor(i == 8 ? 0 : i + 1));
            p.drawRoundedRect(QRectF(i * (w + 4), 182, w, 17), 3, 3);
            p.setPen(t.secondary);
            p.setFont(ui::font(TextRole::Small));
            p.drawText(QRectF(i * (w + 4) - 4, 200, w + 8, 16), Qt::AlignCenter,
                       i == 8 ? u"other"_s : QString::number(i + 1));
        }
    }
};

class Lines : public QWidget {
public:
    Lines() { setFixedHeight(22); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        std::vector<double> ok, slow, gap;
        for (int i = 0; i < 40; ++i) {
            ok.push_back(0.5 + 0.2 * std::sin(i * 1.7));
            slow.push_back(i < 20 ? 0.1 : 0.1 + 0.04 * (i - 20));
            gap.push_back(i > 18 && i < 24 ? nan : 0.2 + 0.015 * i);
        }
        const std::pair<const char*, State> names[] = {{"ok", State::Ok}, {"slow", State::Slow}, {"gap", State::Error}};
        const std::vector<double>* values[] = {&ok, &slow, &gap};
        for (int i = 0; i < 3; ++i) {
            const double x = i * 92;
            paintSparkline(p, QRectF(x, 2, 56, 18), *values[i], 0, 1, sparklineColor(names[i].second));
            p.setFont(ui::font(TextRole::Small));
            p.setPen(Theme::current().secondary);
            p.drawText(QRectF(x + 61, 0, 40, 22), Qt::AlignVCenter, QLatin1String(names[i].first));
        }
    }
};

struct Row {
    QString name, lag, rows;
    int mark;
    State state;
    QString word;
};

class Rows : public RowModel<Row> {
public:
    explicit Rows(QObject* parent)
        : RowModel({{u"chain"_s, u"Chain"_s, CellKind::Name, 98},
                    {u"state"_s, u"State"_s, CellKind::State, 90, true},
                    {u"lag"_s, u"Lag"_s, CellKind::Number, 64},
                    {u"rows"_s, u"Rows/s"_s, CellKind::Number, 66}},
                   parent)
    {
    }

protected:
    QString key(const Row& row) const override { return row.name; }
    QVariant cell(const Row& row, int column, int role) const override
    {
        if (role == MarkRole && column == 0)
            return row.mark;
        if (role == StateItemRole && column == 1)
            return int(row.state);
        if (role == SortRole)
            return column == 1 ? QVariant(int(row.state)) : QVariant();
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? row.name : column == 1 ? row.word : column == 2 ? row.lag : row.rows;
    }
};

QWidget* type()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(new Text(u"Page title 20 bold"_s, TextRole::Title));
    column->addWidget(new Text(u"Section 14 bold"_s, TextRole::Section));
    auto* row = new QHBoxLayout;
    row->addWidget(new Text(u"Base 13 / 18,"_s));
    row->addWidget(new Text(u"secondary,"_s, TextRole::Base, Ink::Secondary));
    row->addWidget(new Text(u"muted"_s, TextRole::Base, Ink::Muted));
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(new Text(u"Small 12 / 16"_s, TextRole::Small));
    column->addWidget(new Text(u"Mono 12, 0x8004A169…a432"_s, TextRole::Mono));
    auto* figures = new Text(u"51,429,490\n9,871,111"_s);
    figures->setFigures(true);
    figures->setAlignment(Qt::AlignRight);
    column->addWidget(figures);
    return box;
}

class MenuPicture : public QWidget {
public:
    explicit MenuPicture(QMenu* menu) : m_menu(menu)
    {
        setFixedSize(menu->sizeHint());
        menu->setParent(this, Qt::Widget);
        menu->move(0, 0);
        menu->show();
    }

private:
    QMenu* m_menu;
};

Chart* fillChart(ChartCard* card, TimeScope* scope)
{
    card->setScope(scope);
    Chart* chart = card->chart();
    ChartLook look = chart->look();
    look.unit = ChartUnit::Seconds;
    look.limit = 8;
    look.limitLabel = u"limit 8 s"_s;
    chart->setLook(look);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::vector<ChartSeries> series;
    for (int s = 0; s < 2; ++s) {
        ChartSeries one;
        one.id = s ? u"e"_s : u"b"_s;
        one.name = s ? u"Ethereum"_s : u"Base"_s;
        one.mark = s ? 3 : 1;
        for (int i = 0; i < 180; ++i) {
            one.at.push_back(now - (180 - i) * 20'000);
            one.value.push_back(
                i > 48 && i < 58 ? nan : (s ? 3 : 5.2) + std::sin(i / 9.0) * 0.7 + std::sin(i * 1.9 + s) * 0.3);
        }
        series.push_back(one);
    }
    chart->setSeries(series);
    chart->setMarks({{now - 90 * 20'000, {}, u"restart"_s}});
    scope->hub()->set(now - 60 * 20'000, nullptr);
    return chart;
}

}  // namespace

QWidget* makePieces()
{
    auto* page = new QWidget;
    page->setFixedSize(1440, 940);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    QVBoxLayout* columns[4];
    const int widths[] = {312, 414, 328, 318};
    for (int i = 0; i < 4; ++i) {
        auto* holder = new QWidget;
        holder->setFixedWidth(widths[i]);
        columns[i] = new QVBoxLayout(holder);
        columns[i]->setContentsMargins(0, 0, 0, 0);
        columns[i]->setSpacing(10);
        row->addWidget(holder);
    }
    const auto card = [&](int column, const char* title, QWidget* content) {
        auto* made = new Card(QLatin1String(title));
        made->addPadded()->addWidget(content);
        columns[column]->addWidget(made);
        return made;
    };
    card(0, "Colors", new Swatches);
    card(0, "Type", type());
    card(0, "States and chain marks", states());
    auto* rail = new QWidget;
    auto* railGrid = new QGridLayout(rail);
    railGrid->setContentsMargins(0, 0, 0, 0);
    const auto item = [&](const char* text, const char* iconName, int r, int c) {
        auto* made = new RailItem(QLatin1String(text), QLatin1String(iconName));
        made->setTitle(QLatin1String(text), {});
        railGrid->addWidget(made, r, c);
        return made;
    };
    item("Rest", "queue", 0, 0)->setBadge({u"7"_s, State::Error, {}});
    item("Hover", "sync", 0, 1);
    RailItem* selected = item("Selected", "chains", 1, 0);
    selected->setChecked(true);
    selected->setBadge({u"1"_s, State::Slow, {}});
    item("Focus", "events", 1, 1);
    card(0, "Rail items", rail);

    card(1, "Buttons", buttons());
    card(1, "Fields with live checks", fields());
    auto* tabs = new QTabBar;
    tabs->setDrawBase(true);
    tabs->setExpanding(false);
    tabs->addTab(u"Failed items"_s);
    auto* badge = new Badge;
    badge->set(u"7"_s, State::Error);
    tabs->setTabButton(0, QTabBar::RightSide, badge);
    tabs->addTab(u"Configuration"_s);
    tabs->addTab(u"Thresholds"_s);
    card(1, "Tabs", tabs);
    auto* details = new Card(u"Detail rows"_s);
    const auto detail = [&](const char* label, const char* value, TextRole role) {
        auto* made = new DetailRow(QLatin1String(label));
        made->setValue(QString::fromUtf8(value), {}, role);
        made->setCopyable(true);
        details->body()->addWidget(made);
        return made;
    };
    detail("agentId", "1207", TextRole::Base);
    detail("tag1", "fraud", TextRole::Base)->setSelected(true);
    detail("feedbackHash", "0x94cbd283…2e17a6", TextRole::Mono);
    columns[1]->addWidget(details);

    auto* tiles = new QWidget;
    auto* tileRow = new QHBoxLayout(tiles);
    tileRow->setContentsMargins(0, 0, 0, 0);
    auto* rows = new Tile(u"Rows written"_s);
    rows->setFigure(u"12,304 /s"_s);
    rows->setChange(u"+4 % in 1 h"_s);
    std::vector<double> values;
    for (int i = 0; i < 40; ++i)
        values.push_back(10 + std::sin(i * 1.3));
    rows->setSparkline(values);
    rows->setFixedScale(0, 20);
    auto* lag = new Tile(u"Worst lag"_s);
    lag->setFigure(u"2 h 27 min"_s);
    lag->setChange(u"Celo, since 12:04"_s);
    lag->setState(State::Error);
    tileRow->addWidget(rows);
    tileRow->addWidget(lag);
    card(2, "Tiles", tiles);
    auto* chart = new ChartCard(u"Chart card"_s);
    chart->setFixedHeight(154);
    auto* scope = new TimeScope(page);
    fillChart(chart, scope);
    columns[2]->addWidget(chart);
    auto* messages = new QWidget;
    auto* stack = new QVBoxLayout(messages);
    stack->setContentsMargins(0, 0, 0, 0);
    const auto bar = [&](State state, const char* what, const char* text, const char* action) {
        auto* made = new MessageBar;
        BarMessage message{QLatin1String(what), state, QLatin1String(what), QLatin1String(text), {}, true};
        if (*action)
            message.actions.push_back({QLatin1String(action), QLatin1String(action), false, {}});
        made->set(message);
        stack->addWidget(made);
    };
    bar(State::Error, "Celo stopped", "at 12:04.", "Retry now");
    bar(State::Slow, "Polygon slow", "since 13:52.", "Details");
    bar(State::Info, "", "Base restarted, 45 blocks refill.", "");
    bar(State::Ok, "", "Cedar is deleted, 6.62 GB are free.", "");
    card(2, "Message bars", messages);
    auto* jobs = new Card(u"Job rows"_s);
    const auto job = [&](State state, const char* name, const char* part, double share, const char* line) {
        auto* made = new JobRow;
        made->set(state, QLatin1String(name), QLatin1String(part), share, QString::fromUtf8(line));
        made->addIconButton(u"pause"_s, state == State::Paused ? u"play"_s : u"pause"_s, u"Pause"_s, [] {});
        made->addIconButton(u"cancel"_s, u"close"_s, u"Cancel"_s, [] {});
        jobs->body()->addWidget(made);
    };
    job(State::Backfill, "Resync Rowan", "pools", 0.64, "64 %, 512 rows/s, 20 s left");
    job(State::Paused, "Reindex Base", "17,500 blocks", 0.31, "paused at 31 %");
    job(State::Error, "Backup", "database", 0.82, "disk full at 82 %");
    columns[2]->addWidget(jobs);
    auto* progress = new QWidget;
    auto* lines = new QGridLayout(progress);
    lines->setContentsMargins(0, 0, 0, 0);
    auto* known = new ProgressLine;
    known->setShare(0.691);
    auto* unknown = new ProgressLine;
    unknown->setShare(-1);
    lines->addWidget(known, 0, 0);
    lines->addWidget(new Text(u"69.1 %, 3 h 10 min left"_s, TextRole::Small, Ink::Secondary), 0, 1, Qt::AlignRight);
    lines->addWidget(unknown, 1, 0);
    lines->addWidget(new Text(u"counting, 1,204 so far"_s, TextRole::Small, Ink::Secondary), 1, 1, Qt::AlignRight);
    card(2, "Progress", progress);

    static auto* desk = new Desk(QString());
    auto* table = new DataTable(desk, u"gallery"_s, u"Table rows"_s);
    auto* model = new Rows(table);
    model->resetRows({{u"at rest"_s, u"0 s"_s, u"212"_s, 3, State::Ok, u"ok"_s},
                      {u"hover"_s, u"13 min"_s, u"1,204"_s, 4, State::Slow, u"slow"_s},
                      {u"selected"_s, u"106 d"_s, u"9,871"_s, 1, State::Backfill, u"backfill"_s},
                      {u"current"_s, u"2 h 27"_s, u"0"_s, 2, State::Error, u"error"_s},
                      {u"paused"_s, u"5 h 17"_s, QString(), 12, State::Paused, u"paused"_s}});
    table->setModel(model);
    table->proxy()->sort(-1);
    table->view()->horizontalHeader()->setSortIndicator(1, Qt::DescendingOrder);
    table->proxy()->sort(-1);
    table->setTotals({u"All 5"_s, {}, {}, u"11,287"_s});
    table->setFixedHeight(36 + 28 + 5 * 28 + 28 + 2);
    table->selectKey(u"current"_s);
    table->view()->selectionModel()->select(table->proxy()->index(2, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    columns[3]->addWidget(table);
    auto* menu = new QMenu;
    menu->addAction(icon(u"pause"_s), u"Pause\tSpace"_s);
    menu->addAction(icon(u"refresh"_s), u"Reindex range…"_s);
    menu->addAction(icon(u"check"_s), u"Fill gaps"_s)->setEnabled(false);
    menu->addSeparator();
    QAction* remove = menu->addAction(icon(u"trash"_s), u"Delete chain…"_s);
    remove->setProperty("kind", QByteArray("danger"));
    menu->setActiveAction(menu->actions().constFirst());
    card(3, "Menu and tip", new MenuPicture(menu));
    auto* coverage = new QWidget;
    auto* coverageColumn = new QVBoxLayout(coverage);
    coverageColumn->setContentsMargins(0, 0, 0, 0);
    auto* map = new CoverageMap;
    CoverageData data;
    data.from = 0;
    data.to = 100'000;
    data.done = {{0, 53'000}, {66'000, 75'000}, {76'600, 83'000}, {83'400, 96'000}, {97'200, 99'200}};
    data.gaps = {{75'001, 76'599}};
    data.inFlight = {{53'001, 53'600}, {83'001, 83'399}, {99'201, 99'800}};
    data.headTime = QDateTime::currentDateTimeUtc();
    data.blockSeconds = 2;
    data.indexed = 53'000;
    data.head = 100'000;
    map->setData(data);
    coverageColumn->addWidget(map);
    coverageColumn->addWidget(new CoverageLegend);
    card(3, "Coverage map", coverage);
    card(3, "Sparklines", new Lines);
    auto* empty = new EmptyState(u"triggers"_s, u"A trigger acts when an event fits its conditions."_s);
    empty->setButton(u"New trigger"_s, u"plus"_s, [] {});
    card(3, "Empty state", empty);
    for (QVBoxLayout* column : columns)
        column->addStretch(1);
    return page;
}

}  // namespace signalbox::gallery
