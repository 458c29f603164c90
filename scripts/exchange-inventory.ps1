#Requires -Version 2.0
<#
.SYNOPSIS
Writes what Exchange is set to, as far as zonewright judges it, to one JSON file.

.DESCRIPTION
Run it in the Exchange Management Shell, Exchange Server 2010 to Subscription Edition, with an account that may view
the organization (View-Only Organization Management and View-Only Configuration suffice, Organization Management too).

It changes nothing: it calls Get cmdlets alone, and writes the one file. A cmdlet that fails is noted in the file, and
the rest goes on. No private key and no mailbox is looked at.

Then: zonewright lint zones/ --exchange exchange-inventory.json

.PARAMETER Path
The file to write. One that is there is overwritten.

.PARAMETER Server
Ask these servers alone for their certificates and for POP and IMAP; without it all that are no Edge servers.

.EXAMPLE
.\exchange-inventory.ps1 -Path C:\Temp\exchange-inventory.json
#>
param(
    [string] $Path = 'exchange-inventory.json',
    [string[]] $Server
)

$script:sections = @()
$script:failures = @()
$script:absent = @()

# JSON by hand: PowerShell 2.0 has no ConvertTo-Json. Everything beyond plain ASCII becomes \uXXXX.
function ConvertTo-JsonString([string] $Text) {
    $escape = [System.Text.RegularExpressions.MatchEvaluator] { param($found) '\u{0:x4}' -f [int][char] $found.Value }
    '"' + [regex]::Replace($Text, '[^\x20\x21\x23-\x5b\x5d-\x7e]', $escape) + '"'
}

function ConvertTo-JsonText($Value) {
    if ($null -eq $Value) { return 'null' }
    if ($Value -is [bool]) { return $Value.ToString().ToLowerInvariant() }
    if ($Value -is [datetime]) {
        $utc = $Value.ToUniversalTime()
        $iso = $utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", [Globalization.CultureInfo]::InvariantCulture)
        return ConvertTo-JsonString $iso
    }
    if ($Value -is [byte[]]) { return ConvertTo-JsonString ([Convert]::ToBase64String($Value)) }
    if ($Value -is [string]) { return ConvertTo-JsonString $Value }
    if ($Value -is [Collections.IEnumerable]) {
        $items = @(foreach ($item in $Value) { ConvertTo-JsonText $item })
        return '[' + ($items -join ',') + ']'
    }
    $inner = $Value.PSObject.Properties['Value']
    # What came from another server keeps the name of an enumeration beside its number.
    if ($Value -is [int] -and $null -ne $inner) { return ConvertTo-JsonString ([string] $inner.Value) }
    if ($Value -is [int] -or $Value -is [long]) { return $Value.ToString([Globalization.CultureInfo]::InvariantCulture) }
    $domain = $Value.PSObject.Properties['Domain']
    $text = [string] $Value
    if ($text -eq $Value.GetType().FullName -and $null -ne $domain) { $text = [string] $domain.Value }
    ConvertTo-JsonString $text
}

function ConvertTo-JsonMember([string] $Name, $Value) {
    (ConvertTo-JsonString $Name) + ':' + (ConvertTo-JsonText $Value)
}

# One object with the named properties alone; what this version of Exchange does not have is null.
function ConvertTo-JsonObject($Object, [string[]] $Names, [string] $From) {
    $members = @()
    if ($From) { $members += ConvertTo-JsonMember 'Server' $From }
    foreach ($name in $Names) {
        $property = $Object.PSObject.Properties[$name]
        $value = $null
        if ($null -ne $property) { $value = $property.Value }
        $members += ConvertTo-JsonMember $name $value
    }
    '{' + ($members -join ',') + '}'
}

function Write-Failure([string] $Cmdlet, [string] $From, [string] $Message) {
    $about = ConvertTo-JsonMember 'cmdlet' $Cmdlet
    if ($From) { $about += ',' + (ConvertTo-JsonMember 'server' $From) }
    $script:failures += '{' + $about + ',' + (ConvertTo-JsonMember 'message' $Message) + '}'
    Write-Warning "$Cmdlet $From $Message"
}

# Runs a command once, or once for each of Targets (a server, a domain), and keeps the section if any of it succeeded.
function Write-Section {
    param(
        [string] $Cmdlet,
        [string[]] $Names,
        [scriptblock] $Command,
        [string[]] $Targets,
        [switch] $OfServers
    )
    if ($null -eq (Get-Command $Cmdlet -ErrorAction SilentlyContinue)) {
        $script:absent += ConvertTo-JsonString $Cmdlet
        return
    }
    Write-Progress -Activity 'Exchange inventory' -Status $Cmdlet
    $runs = @('')
    if ($PSBoundParameters.ContainsKey('Targets')) { $runs = @($Targets) }
    $objects = @()
    $succeeded = $runs.Count -eq 0
    foreach ($run in $runs) {
        $from = ''
        if ($OfServers) { $from = $run }
        try {
            $objects += @(foreach ($found in @(& $Command $run)) {
                    if ($null -ne $found) { ConvertTo-JsonObject $found $Names $from }
                })
            $succeeded = $true
        }
        catch {
            Write-Failure $Cmdlet $run ([string] $_)
        }
    }
    if ($succeeded) { $script:sections += (ConvertTo-JsonString $Cmdlet) + ':[' + ($objects -join ',') + ']' }
}

function Get-ServerName([string] $Role) {
    try {
        foreach ($one in @(Get-ExchangeServer -ErrorAction Stop)) {
            # An Edge server answers nobody inside; only a server with client access has POP and IMAP.
            if ([string] $one.ServerRole -eq 'Edge') { continue }
            if ($Role -eq 'ClientAccess' -and [string] $one.IsClientAccessServer -eq 'False') { continue }
            [string] $one.Name
        }
    }
    catch {
        Write-Failure 'Get-ExchangeServer' '' ([string] $_)
    }
}

# The accepted domains of which there can be a proof: none that begins with an asterisk.
function Get-ProvableDomain {
    try {
        if (@(Get-FederationTrust -ErrorAction Stop).Count -eq 0) { return }
        foreach ($one in @(Get-AcceptedDomain -ErrorAction Stop)) {
            $name = [string] $one.DomainName
            if (-not $name.StartsWith('*')) { $name }
        }
    }
    catch {
        # The sections of these two cmdlets say why.
        return
    }
}

$servers = @($Server)
$clientAccess = @($Server)
if (-not $Server) {
    $servers = @(Get-ServerName)
    $clientAccess = @(Get-ServerName 'ClientAccess')
}

$properties = @('Name', 'Fqdn', 'ServerRole', 'AdminDisplayVersion', 'Edition', 'IsClientAccessServer')
Write-Section 'Get-ExchangeServer' $properties { Get-ExchangeServer -ErrorAction Stop }

$properties = @('Name', 'DomainName', 'DomainType', 'Default', 'MatchSubDomains')
Write-Section 'Get-AcceptedDomain' $properties { Get-AcceptedDomain -ErrorAction Stop }

$properties = @(
    'Thumbprint', 'FriendlyName', 'Subject', 'Issuer', 'CertificateDomains', 'Services', 'Status', 'IsSelfSigned',
    'RootCAType', 'NotBefore', 'NotAfter', 'SerialNumber', 'PublicKeySize', 'RawData'
)
$command = { param($name) Get-ExchangeCertificate -Server $name -ErrorAction Stop }
Write-Section 'Get-ExchangeCertificate' $properties $command $servers -OfServers

$properties = @('Name', 'Server', 'InternalUrl', 'ExternalUrl')
$command = { Get-OwaVirtualDirectory -ADPropertiesOnly -ErrorAction Stop }
Write-Section 'Get-OwaVirtualDirectory' $properties $command
$command = { Get-EcpVirtualDirectory -ADPropertiesOnly -ErrorAction Stop }
Write-Section 'Get-EcpVirtualDirectory' $properties $command
$command = { Get-WebServicesVirtualDirectory -ADPropertiesOnly -ErrorAction Stop }
Write-Section 'Get-WebServicesVirtualDirectory' $properties $command
$command = { Get-OabVirtualDirectory -ADPropertiesOnly -ErrorAction Stop }
Write-Section 'Get-OabVirtualDirectory' $properties $command
$command = { Get-ActiveSyncVirtualDirectory -ADPropertiesOnly -ErrorAction Stop }
Write-Section 'Get-ActiveSyncVirtualDirectory' $properties $command
$command = { Get-MapiVirtualDirectory -ADPropertiesOnly -ErrorAction Stop }
Write-Section 'Get-MapiVirtualDirectory' $properties $command
$command = { Get-PowerShellVirtualDirectory -ADPropertiesOnly -ErrorAction Stop }
Write-Section 'Get-PowerShellVirtualDirectory' $properties $command

$properties = @(
    'Name', 'Server', 'InternalHostname', 'ExternalHostname', 'InternalClientsRequireSsl', 'ExternalClientsRequireSsl'
)
$command = { Get-OutlookAnywhere -ADPropertiesOnly -ErrorAction Stop }
Write-Section 'Get-OutlookAnywhere' $properties $command

# Exchange 2016 gave the cmdlet another name.
$properties = @('Name', 'Fqdn', 'AutoDiscoverServiceInternalUri', 'AutoDiscoverSiteScope')
if (Get-Command 'Get-ClientAccessService' -ErrorAction SilentlyContinue) {
    Write-Section 'Get-ClientAccessService' $properties { Get-ClientAccessService -ErrorAction Stop }
}
else {
    Write-Section 'Get-ClientAccessServer' $properties { Get-ClientAccessServer -ErrorAction Stop }
}

$properties = @(
    'Identity', 'Server', 'Enabled', 'Fqdn', 'TlsCertificateName', 'Bindings', 'TransportRole', 'AuthMechanism', 'RequireTLS'
)
Write-Section 'Get-ReceiveConnector' $properties { Get-ReceiveConnector -ErrorAction Stop }
$properties = @(
    'Identity', 'Enabled', 'Fqdn', 'TlsCertificateName', 'AddressSpaces', 'SmartHosts', 'RequireTLS', 'TlsDomain'
)
Write-Section 'Get-SendConnector' $properties { Get-SendConnector -ErrorAction Stop }
$properties = @('TLSReceiveDomainSecureList', 'TLSSendDomainSecureList', 'ExternalPostmasterAddress')
Write-Section 'Get-TransportConfig' $properties { Get-TransportConfig -ErrorAction Stop }

$properties = @(
    'X509CertificateName', 'LoginType', 'UnencryptedOrTLSBindings', 'SSLBindings',
    'InternalConnectionSettings', 'ExternalConnectionSettings'
)
$command = { param($name) Get-PopSettings -Server $name -ErrorAction Stop }
Write-Section 'Get-PopSettings' $properties $command $clientAccess -OfServers
$command = { param($name) Get-ImapSettings -Server $name -ErrorAction Stop }
Write-Section 'Get-ImapSettings' $properties $command $clientAccess -OfServers

$properties = @(
    'Name', 'ApplicationUri', 'ApplicationIdentifier', 'TokenIssuerUri',
    'OrgPrivCertificate', 'OrgNextPrivCertificate', 'OrgPrevPrivCertificate'
)
Write-Section 'Get-FederationTrust' $properties { Get-FederationTrust -ErrorAction Stop }
$properties = @('Enabled', 'AccountNamespace', 'DefaultDomain', 'Domains', 'DelegationTrustLink')
$command = { Get-FederatedOrganizationIdentifier -ErrorAction Stop }
Write-Section 'Get-FederatedOrganizationIdentifier' $properties $command
$command = { param($name) Get-FederatedDomainProof -DomainName $name -ErrorAction Stop }
Write-Section 'Get-FederatedDomainProof' @('DomainName', 'Name', 'Proof', 'Thumbprint') $command @(Get-ProvableDomain)

$properties = @(
    'Domains', 'Features', 'OnPremisesSmartHost', 'TlsCertificateName',
    'ClientAccessServers', 'ReceivingTransportServers', 'SendingTransportServers'
)
Write-Section 'Get-HybridConfiguration' $properties { Get-HybridConfiguration -ErrorAction Stop }

$members = @(
    '"kind":"exchange-inventory"'
    '"schema":1'
    (ConvertTo-JsonMember 'created' ([datetime]::UtcNow))
    (ConvertTo-JsonMember 'shell' ([string] $PSVersionTable.PSVersion))
    ('"results":{' + "`r`n" + ($script:sections -join ",`r`n") + "`r`n}")
    ('"absent":[' + ($script:absent -join ',') + ']')
    ('"errors":[' + ($script:failures -join ',') + ']')
)
$file = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
# Without an encoding .NET writes UTF-8 and no byte order mark.
[System.IO.File]::WriteAllText($file, '{' + ($members -join ",`r`n") + "}`r`n")
Write-Output "Written: $file ($($script:failures.Count) of the questions failed)"
