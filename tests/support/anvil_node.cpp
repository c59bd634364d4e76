#include "support/anvil_node.h"

#include <sys/prctl.h>
#include <QDeadlineTimer>
#include <QFile>
#include <QTcpServer>
#include <QThread>
#include <csignal>
#include <stdexcept>

#include "support/places.h"

namespace signalbox::test {

namespace {

QString hexData(const QByteArray& data)
{
    return QStringLiteral("0x") + QString::fromLatin1(data.toHex());
}

QString binary()
{
#ifdef Q_PROCESSOR_ARM
    const QString name =
        signalbox::test::buildFile(QStringLiteral("node/node_modules/@foundry-rs/anvil-linux-arm64/bin/anvil"));
#else
    const QString name =
        signalbox::test::buildFile(QStringLiteral("node/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil"));
#endif
    if (!QFile::exists(name))
        throw std::runtime_error("anvil is missing: build the target node_tools");
    return name;
}

}  // namespace

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

AnvilNode::AnvilNode(const Options& options) : m_options(options)
{
    for (int attempt = 0;; ++attempt) {
        m_port = options.port != 0 ? options.port : freePort();
        try {
            launch();
            return;
        } catch (const std::runtime_error&) {
            if (attempt == 3 || options.port != 0)
                throw;
        }
    }
}

AnvilNode::~AnvilNode()
{
    kill();
}

void AnvilNode::launch()
{
    QStringList arguments{QStringLiteral("--host"),
                          QStringLiteral("127.0.0.1"),
                          QStringLiteral("--port"),
                          QString::number(m_port),
                          QStringLiteral("--silent"),
                          QStringLiteral("--order"),
                          QStringLiteral("fifo"),
                          QStringLiteral("--accounts"),
                          QString::number(m_options.accounts),
                          QStringLiteral("--balance"),
                          QStringLiteral("1000000"),
                          QStringLiteral("--chain-id"),
                          QString::number(m_options.chainId),
                          QStringLiteral("--gas-limit"),
                          QString::number(m_options.gasLimit),
                          QStringLiteral("--timestamp"),
                          QString::number(m_options.genesisTime)};
    if (m_options.blockSeconds > 0)
        arguments << QStringLiteral("--block-time") << QString::number(m_options.blockSeconds);
    else
        arguments << QStringLiteral("--no-mining");
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(binary(), arguments + m_options.extra);
    m_process.waitForStarted();
    m_rpc = std::make_unique<RpcClient>(m_port);
    m_nonces.clear();
    const QDeadlineTimer deadline(15'000);
    while (m_rpc->tryCall(QStringLiteral("eth_chainId")).isEmpty()) {
        if (deadline.hasExpired() || m_process.waitForFinished(0)) {
            kill();
            throw std::runtime_error("anvil did not start on port " + std::to_string(m_port));
        }
        QThread::msleep(20);
    }
    m_accounts.clear();
    for (const auto& account : m_rpc->call(QStringLiteral("eth_accounts")).toArray())
        m_accounts << account.toString();
}

void AnvilNode::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void AnvilNode::restart()
{
    kill();
    launch();
}

void AnvilNode::freeze()
{
    ::kill(pid_t(pid()), SIGSTOP);
}

void AnvilNode::thaw()
{
    ::kill(pid_t(pid()), SIGCONT);
}

qint64 AnvilNode::head()
{
    return qint64(fromQuantity(m_rpc->call(QStringLiteral("eth_blockNumber"))));
}

void AnvilNode::mine(qint64 blocks, int secondsApart)
{
    m_rpc->call(QStringLiteral("anvil_mine"), {toQuantity(quint64(blocks)), toQuantity(quint64(secondsApart))});
}

void AnvilNode::reorg(int depth)
{
    m_rpc->call(QStringLiteral("anvil_reorg"), {depth, QJsonArray()});
    m_nonces.clear();
}

QString AnvilNode::send(const QString& to, const QByteArray& data, int account, quint64 gas)
{
    if (!m_nonces.contains(account))
        m_nonces[account] = fromQuantity(m_rpc->call(QStringLiteral("eth_getTransactionCount"),
                                                     {m_accounts.at(account), QStringLiteral("pending")}));
    QJsonObject transaction{{QStringLiteral("from"), m_accounts.at(account)},
                            {QStringLiteral("data"), hexData(data)},
                            {QStringLiteral("gas"), toQuantity(gas)},
                            {QStringLiteral("gasPrice"), toQuantity(2'000'000'000)},
                            {QStringLiteral("nonce"), toQuantity(m_nonces.value(account))}};
    if (!to.isEmpty())
        transaction.insert(QStringLiteral("to"), to);
    const QString hash = m_rpc->call(QStringLiteral("eth_sendTransaction"), {transaction}).toString();
    ++m_nonces[account];
    return hash;
}

QString AnvilNode::deploy(const QString& name, const std::vector<AbiArgument>& arguments, int account)
{
    const QString hash = send({}, contract(name).bytecode + abiEncode(arguments), account, 8'000'000);
    mine();
    const QString made = receipt(hash).value(u"contractAddress").toString();
    if (made.isEmpty())
        throw std::runtime_error("the contract was not made: " + name.toStdString());
    return made;
}

QJsonObject AnvilNode::receipt(const QString& transaction)
{
    return m_rpc->call(QStringLiteral("eth_getTransactionReceipt"), {transaction}).toObject();
}

QString deployToken(AnvilNode& node, const QByteArray& symbol, int decimals)
{
    return node.deploy(QStringLiteral("TestToken"), {text("Test token " + symbol), text(symbol),
                                                     number(quint64(decimals)), number(1'000'000'000'000)});
}

void emitTransfers(AnvilNode& node, const QString& token, qint64 blocks, int transactionsPerBlock,
                   int eventsPerTransaction, quint64 seed)
{
    const Contract& code = contract(QStringLiteral("TestToken"));
    quint64 nonce = fromQuantity(
        node.rpc().call(QStringLiteral("eth_getTransactionCount"), {node.accounts().at(1), QStringLiteral("pending")}));
    qint64 time =
        qint64(fromQuantity(node.rpc()
                                .call(QStringLiteral("eth_getBlockByNumber"), {QStringLiteral("latest"), false})
                                .toObject()
                                .value(u"timestamp")));
    for (qint64 block = 0; block < blocks; ++block) {
        std::vector<RpcClient::Request> requests;
        for (int i = 0; i < transactionsPerBlock; ++i) {
            const QByteArray data =
                code.call("emitMany(uint256,uint256)", {number(seed++), number(quint64(eventsPerTransaction))});
            requests.push_back(
                {QStringLiteral("eth_sendTransaction"),
                 {QJsonObject{{QStringLiteral("from"), node.accounts().at(1)},
                              {QStringLiteral("to"), token},
                              {QStringLiteral("data"), hexData(data)},
                              {QStringLiteral("gas"), toQuantity(100'000 + 6'000 * quint64(eventsPerTransaction))},
                              {QStringLiteral("gasPrice"), toQuantity(2'000'000'000)},
                              {QStringLiteral("nonce"), toQuantity(nonce++)}}}});
        }
        if (!requests.empty())
            node.rpc().batch(requests);
        node.rpc().call(QStringLiteral("evm_mine"), {++time});
    }
}

}  // namespace signalbox::test
