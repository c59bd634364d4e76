// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/cosmos_hub.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <algorithm>

#include "signalbox/literals.h"
#include "sim/cosmos/cosmos_listener.h"
#include "sim/cosmos/stand_in_hermes.h"

namespace signalbox::sim {

class CosmosSimHub::Private {
public:
    struct Node {
        std::shared_ptr<CosmosShared> shared = std::make_shared<CosmosShared>();
        std::unique_ptr<CosmosListener> listener;
        quint16 port = 0;

        QByteArray place() const
        {
            const std::lock_guard lock(shared->mutex);
            return "://127.0.0.1:" + QByteArray::number(port) + shared->path;
        }
    };

    explicit Private(std::shared_ptr<CosmosSimNet> simulated) : net(std::move(simulated)), hermes(net)
    {
        thread.setObjectName(u"cosmos-sim"_s);
        for (int chain = 0; chain < int(net->chains().size()); ++chain) {
            Node& node = nodes.emplace_back();
            quint32 random[4];
            QRandomGenerator::system()->generate(random, random + 4);
            node.shared->path = '/' + QByteArray(reinterpret_cast<const char*>(random), sizeof random).toHex();
            node.listener = std::make_unique<CosmosListener>(net, chain, node.shared);
            node.listener->moveToThread(&thread);
        }
        hermes.moveToThread(&thread);
        miner.moveToThread(&thread);
        miner.setTimerType(Qt::PreciseTimer);
        QObject::connect(&miner, &QTimer::timeout, &miner, [this] { net->mine(); });
        thread.start();
        within([this] {
            for (Node& node : nodes)
                node.port = node.listener->open();
            hermes.open();
        });
    }
    ~Private()
    {
        within([this] {
            miner.stop();
            hermes.close();
            for (QTcpSocket* socket : hermes.findChildren<QTcpSocket*>())
                delete socket;
            for (Node& node : nodes)
                node.listener.reset();
            hermes.moveToThread(nullptr);
            miner.moveToThread(nullptr);
        });
        thread.quit();
        thread.wait();
    }
    template <class Work>
    void within(Work work)
    {
        QMetaObject::invokeMethod(&hermes, std::move(work), Qt::BlockingQueuedConnection);
    }

    std::shared_ptr<CosmosSimNet> net;
    QThread thread;
    std::vector<Node> nodes;
    StandInHermes hermes;
    QTimer miner;
};

CosmosSimHub::CosmosSimHub(std::shared_ptr<CosmosSimNet> net) : d(std::make_unique<Private>(std::move(net))) {}

CosmosSimHub::~CosmosSimHub() = default;

CosmosSimNet& CosmosSimHub::net()
{
    return *d->net;
}

QString CosmosSimHub::rpcUrl(int chain) const
{
    return QString::fromLatin1("http" + d->nodes[std::size_t(chain)].place());
}

QString CosmosSimHub::wsUrl(int chain) const
{
    return QString::fromLatin1("ws" + d->nodes[std::size_t(chain)].place() + "/websocket");
}

QString CosmosSimHub::lcdUrl(int chain) const
{
    return QString::fromLatin1("http" + d->nodes[std::size_t(chain)].place() + "/lcd");
}

void CosmosSimHub::setPath(int chain, const QByteArray& path)
{
    CosmosShared& shared = *d->nodes[std::size_t(chain)].shared;
    const std::lock_guard lock(shared.mutex);
    shared.path = path;
}

void CosmosSimHub::setFaults(int chain, const CosmosFaults& faults)
{
    Private::Node& node = d->nodes[std::size_t(chain)];
    {
        const std::lock_guard lock(node.shared->mutex);
        node.shared->faults = faults;
    }
    d->within([&node] { node.listener->faultsChanged(); });
}

qint64 CosmosSimHub::requests(int chain) const
{
    return d->nodes[std::size_t(chain)].shared->requests;
}

void CosmosSimHub::setBlockTime(double seconds)
{
    d->within([this, seconds] {
        if (seconds > 0)
            d->miner.start(std::max(1, int(seconds * 1'000)));
        else
            d->miner.stop();
    });
}

QString CosmosSimHub::hermesUrl() const
{
    return u"http://127.0.0.1:%1"_s.arg(d->hermes.serverPort());
}

bool CosmosSimHub::writeHermes(const QString& folder, QString* program, QString* configuration) const
{
    *program = QDir(folder).filePath(u"hermes"_s);
    *configuration = QDir(folder).filePath(u"hermes.toml"_s);
    const auto write = [](const QString& name, const QByteArray& text, QFile::Permissions permissions) {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.setPermissions(permissions);
    };
    const QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner;
    return write(*program, d->hermes.program(), own | QFile::ExeOwner) &&
           write(*configuration, d->hermes.configuration(), own);
}

}  // namespace signalbox::sim
